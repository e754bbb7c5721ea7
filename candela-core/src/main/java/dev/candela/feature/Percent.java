package dev.candela.feature;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Percent-encoding, strictly: two hexadecimal digits behind each sign, and UTF-8 behind those.
final class Percent {
    private Percent() {}

    static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        var bytes = new ByteArrayOutputStream(text.length());
        try {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) != '%') {
                    int sign = text.indexOf('%', i);
                    int end = sign < 0 ? text.length() : sign;
                    var plain = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text, i, end));
                    bytes.write(plain.array(), plain.arrayOffset(), plain.remaining());
                    i = end - 1;
                } else if (isEscape(text, i)) {
                    bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                    i += 2;
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
            && HexFormat.isHexDigit(text.charAt(at + 1)) && HexFormat.isHexDigit(text.charAt(at + 2));
    }
}
