package dev.candela.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The value of a header that mirrors a member of the body: as it is, or in base64 between two markers.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">Headers</a>
public final class HeaderValue {
    private static final String PREFIX = "=?base64?";
    private static final String SUFFIX = "?=";

    private HeaderValue() {}

    /// What the header says; empty when it is between markers and not base64 of UTF-8, or has forbidden characters.
    public static Optional<String> decode(String header) {
        String value = trim(header);
        if (!isMarked(value)) {
            return isPlain(value) ? Optional.of(value) : Optional.empty();
        }
        String encoded = value.substring(PREFIX.length(), value.length() - SUFFIX.length());
        if (encoded.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(encoded);
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// How a value is written into a header.
    public static String encode(String value) {
        boolean looksMarked = value.startsWith(PREFIX) && value.endsWith(SUFFIX);
        boolean asIs = isPlain(value) && value.equals(trim(value)) && !looksMarked;
        return asIs ? value
            : PREFIX + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + SUFFIX;
    }

    /// Without the blanks that HTTP allows around a value.
    public static String trim(String header) {
        int start = 0;
        int end = header.length();
        while (start < end && isBlank(header.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(header.charAt(end - 1))) {
            end--;
        }
        return header.substring(start, end);
    }

    private static boolean isMarked(String value) {
        return value.length() >= PREFIX.length() + SUFFIX.length()
            && value.startsWith(PREFIX) && value.endsWith(SUFFIX);
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < 0x20 || c > 0x7E) && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
