package dev.candela.lumen;

/// Lengths and counts as LUMEN writes them: two bits of mode and a value of 0 to 2^63-1.
///
/// | mode | bytes | values |
/// |---|---|---|
/// | `00vvvvvv` | 1 | 0 to 63, in the low bits |
/// | `80` | 3 | to 65535, little-endian |
/// | `C0` | 5 | to 2^32-1, little-endian |
/// | `40` | 2 to 11 | above, LEB128 |
///
/// Writing takes the shortest form. Reading takes longer ones too, but no bits beside the mode: that keeps the first
/// byte of JSON from being a length. Nothing here allocates.
public final class Hyb128 {
    /// Bytes that the longest form takes.
    public static final int BYTES_MAX = 11;

    /// [#sizeAt] when more bytes are needed.
    public static final int INCOMPLETE = 0;

    /// [#sizeAt] when no further bytes could make it a length.
    public static final int MALFORMED = -1;

    private static final int TINY_MAX = 0x3F;
    private static final int U16 = 0x80;
    private static final int U32 = 0xC0;
    private static final int LEB128 = 0x40;
    private static final int LEB128_BYTES_MAX = 10;

    private Hyb128() {}

    /// Bytes that the value takes.
    ///
    /// @param value  not negative
    public static int size(long value) {
        if (value <= TINY_MAX) {
            return 1;
        }
        if (value <= 0xFFFF) {
            return 3;
        }
        if (value <= 0xFFFF_FFFFL) {
            return 5;
        }
        return 1 + (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7;
    }

    /// Writes the value in its shortest form; `out` must have room for [#size] bytes.
    ///
    /// @param value  not negative
    /// @return index behind what was written
    public static int write(long value, byte[] out, int at) {
        if (value < 0) {
            throw new IllegalArgumentException("length: " + value + " (expected: >= 0)");
        }
        int to = at;
        if (value <= TINY_MAX) {
            out[to++] = (byte) value;
        } else if (value <= 0xFFFF) {
            out[to++] = (byte) U16;
            out[to++] = (byte) value;
            out[to++] = (byte) (value >> 8);
        } else if (value <= 0xFFFF_FFFFL) {
            out[to++] = (byte) U32;
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                out[to++] = (byte) (value >> shift);
            }
        } else {
            out[to++] = LEB128;
            long rest = value;
            while (rest > 0x7F) {
                out[to++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            out[to++] = (byte) rest;
        }
        return to;
    }

    /// Bytes of the length that begins at `at`, or [#INCOMPLETE], or [#MALFORMED].
    ///
    /// @param end  index behind the last byte that is there
    public static int sizeAt(byte[] bytes, int at, int end) {
        if (at >= end) {
            return INCOMPLETE;
        }
        int first = bytes[at] & 0xFF;
        if (first <= TINY_MAX) {
            return 1;
        }
        return switch (first) {
            case U16 -> end - at < 3 ? INCOMPLETE : 3;
            case U32 -> end - at < 5 ? INCOMPLETE : 5;
            case LEB128 -> leb128SizeAt(bytes, at, end);
            default -> MALFORMED;
        };
    }

    /// The value of the length that begins at `at`, where [#sizeAt] has found one.
    public static long valueAt(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first <= TINY_MAX) {
            return first;
        }
        return switch (first) {
            case U16 -> (bytes[at + 1] & 0xFF) | ((bytes[at + 2] & 0xFF) << 8);
            case U32 -> (bytes[at + 1] & 0xFFL) | ((bytes[at + 2] & 0xFFL) << 8)
                | ((bytes[at + 3] & 0xFFL) << 16) | ((bytes[at + 4] & 0xFFL) << 24);
            default -> leb128At(bytes, at + 1);
        };
    }

    /// Nine bytes hold 63 bits; a tenth may only say that there is nothing more.
    private static int leb128SizeAt(byte[] bytes, int at, int end) {
        for (int i = 1; i <= LEB128_BYTES_MAX; i++) {
            if (at + i >= end) {
                return INCOMPLETE;
            }
            int it = bytes[at + i];
            if (i == LEB128_BYTES_MAX && it != 0) {
                return MALFORMED;
            }
            if (it >= 0) {
                return 1 + i;
            }
        }
        return MALFORMED;
    }

    private static long leb128At(byte[] bytes, int at) {
        long value = 0;
        int shift = 0;
        int i = at;
        while (bytes[i] < 0) {
            value |= (bytes[i] & 0x7FL) << shift;
            shift += 7;
            i++;
        }
        return shift < Long.SIZE - 1 ? value | ((long) bytes[i] << shift) : value;
    }
}
