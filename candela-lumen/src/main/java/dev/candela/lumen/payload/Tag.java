package dev.candela.lumen.payload;

/// The first byte of each value, and what stands for a name that is spelled out.
final class Tag {
    static final int NULL = 0xE0;
    static final int BOOL = 0xE1;
    static final int FLOAT = 0xE2;
    static final int INT = 0xE3;
    static final int WORD = 0xE4;
    static final int STRING = 0xE5;
    static final int ARRAY = 0xE6;
    static final int OBJECT = 0xE7;

    /// Where a name is expected: no word of the dictionary, but a length and UTF-8.
    static final int RAW_NAME = 0xFF;

    private Tag() {}
}
