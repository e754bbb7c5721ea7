package dev.candela.lumen.payload;

import dev.candela.json.MalformedJson;
import dev.candela.json.Utf8;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Strings of bytes that must be UTF-8.
final class Texts {
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /// Null when the bytes are not valid UTF-8. The JDK puts U+FFFD in place of what is not: only a string that holds
    /// one needs a second look.
    static @Nullable String of(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                Utf8.require(bytes, offset, length);
            } catch (MalformedJson e) {
                return null;
            }
        }
        return text;
    }
}
