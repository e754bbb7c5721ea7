package dev.candela.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Checks that bytes are UTF-8 in its one valid form: shortest, no surrogates, at most U+10FFFF.
///
/// Whoever reads JSON asks this first: parsers let some invalid sequences through as other characters, which a peer
/// that checks would read differently.
public final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /// @throws MalformedJson of kind `SYNTAX`, with the place of the first invalid sequence
    public static void require(byte[] text, int offset, int length) throws MalformedJson {
        int bad = firstInvalid(text, offset, length);
        if (bad >= 0) {
            throw MalformedJson.at(MalformedJson.Kind.SYNTAX, bad - offset, "not UTF-8");
        }
    }

    /// Index of the first byte of the first invalid sequence; -1 when there is none.
    static int firstInvalid(byte[] text, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end) {
            if (i + Long.BYTES <= end && ((long) LONGS.get(text, i) & HIGH_BITS) == 0) {
                i += Long.BYTES;
            } else if (text[i] >= 0) {
                i++;
            } else {
                int size = sequence(text, i, end);
                if (size == 0) {
                    return i;
                }
                i += size;
            }
        }
        return -1;
    }

    /// Bytes of the sequence that starts with a byte above 0x7F; 0 when it is invalid or cut short.
    private static int sequence(byte[] text, int at, int end) {
        int first = text[at] & 0xFF;
        int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + size > end) {
            return 0;
        }
        int second = text[at + 1] & 0xFF;
        boolean secondFits = switch (first) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> second >= 0x80 && second <= 0xBF;
        };
        if (!secondFits) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }
}
