package dev.candela.lumen.frame;

/// The bits of a frame's flag byte.
public final class Flags {
    /// The payload is in the binary form of values; otherwise, where it is a value, it is JSON text.
    public static final int COMPRESSED = 0x01;

    /// The payload is sealed. What it holds was made smaller before.
    public static final int ENCRYPTED = 0x02;

    /// A hint that nobody is bound by.
    public static final int PRIORITY = 0x04;

    /// The payload is a part of a message. Nothing says how the parts are joined, so such a frame is refused.
    public static final int FRAGMENTED = 0x08;

    /// Bits that must be zero.
    public static final int RESERVED = 0xF0;

    /// In a frame of flow control, in the place of [#COMPRESSED]: stop, rather than go on.
    public static final int PAUSE = 0x01;

    private Flags() {}

    /// Whether any of these bits is set.
    public static boolean has(int flags, int bits) {
        return (flags & bits) != 0;
    }
}
