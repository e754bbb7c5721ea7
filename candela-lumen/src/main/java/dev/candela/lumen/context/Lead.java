package dev.candela.lumen.context;

/// What the first byte of a payload says.
///
/// Even: it is the first byte of deflate data, of which no block is the last one, so the lowest bit is zero.
/// Odd: one of these, and the rest follows.
final class Lead {
    /// The vocabulary comes into the window once more; then deflate data.
    static final int VOCABULARY = 0x03;

    /// The payload as it is. It comes into the window like any other.
    static final int AS_IS = 0x05;

    /// The vocabulary comes into the window once more; then the payload as it is.
    static final int VOCABULARY_AS_IS = 0x07;

    /// What an even byte stands for.
    static final int DEFLATE = 0x00;

    private Lead() {}

    /// One of the constants, or any other odd number.
    static int of(byte first) {
        return (first & 1) == 0 ? DEFLATE : first & 0xFF;
    }
}
