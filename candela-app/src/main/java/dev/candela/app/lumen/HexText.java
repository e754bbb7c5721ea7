package dev.candela.app.lumen;

import dev.candela.lumen.MalformedLumen;
import java.util.Arrays;
import java.util.HexFormat;

/// Bytes as hex digits.
public final class HexText {
    private HexText() {}

    /// Lower case, nothing between.
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// The bytes that a text says: digits of either case, with blanks and line breaks anywhere.
    ///
    /// @throws MalformedLumen when there is anything else, or half a byte
    public static byte[] bytes(byte[] text) throws MalformedLumen {
        var bytes = new byte[text.length / 2];
        int digits = 0;
        for (int i = 0; i < text.length; i++) {
            if (isBlank(text[i])) {
                continue;
            }
            if (!HexFormat.isHexDigit(text[i])) {
                throw new MalformedLumen("hex at byte " + i + ": another character (expected: hex digits and blanks)");
            }
            int digit = HexFormat.fromHexDigit(text[i]);
            if (digits / 2 < bytes.length) {
                bytes[digits / 2] |= (byte) (digits % 2 == 0 ? digit << 4 : digit);
            }
            digits++;
        }
        if (digits % 2 != 0) {
            throw new MalformedLumen("hex: " + digits + " digits (expected: an even number)");
        }
        return Arrays.copyOf(bytes, digits / 2);
    }

    private static boolean isBlank(byte it) {
        return it == ' ' || it == '\n' || it == '\r' || it == '\t';
    }
}
