package dev.candela.lumen.payload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of an array at once, the first one lowest.
final class EightBytes {
    /// The high bit of each byte: set in every byte of a character that is not ASCII.
    static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final long LOW_BITS = ~HIGH_BITS;
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private EightBytes() {}

    static long get(byte[] array, int at) {
        return (long) LONGS.get(array, at);
    }

    static void set(byte[] array, int at, long bytes) {
        LONGS.set(array, at, bytes);
    }

    /// How many of the bytes are this one, which is ASCII.
    static int count(long bytes, char ascii) {
        long unlike = bytes ^ (ascii * EACH_BYTE);
        return Long.bitCount(~(((unlike & LOW_BITS) + LOW_BITS) | unlike | LOW_BITS));
    }

    /// Index of the first byte that a JSON string cannot simply hold, a quote, a backslash or a control; 8 when there
    /// is none. In the marks, bits above the lowest one may be wrong.
    static int plain(long bytes) {
        long controls = (bytes - ' ' * EACH_BYTE) & ~bytes;
        return first((zeros(bytes ^ ('"' * EACH_BYTE)) | zeros(bytes ^ ('\\' * EACH_BYTE)) | controls) & HIGH_BITS);
    }

    /// Index of the first backslash; 8 when there is none.
    static int untilBackslash(long bytes) {
        return first(zeros(bytes ^ ('\\' * EACH_BYTE)) & HIGH_BITS);
    }

    private static long zeros(long bytes) {
        return (bytes - EACH_BYTE) & ~bytes;
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }
}
