package dev.candela.feature;

import dev.candela.model.McpError;
import dev.candela.model.McpException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where the next page of a list starts: after the thing of that number. Holds no state of a server, so any instance
/// that registers the same things in the same order can read it.
record Cursor(long after) {
    private static final String PREFIX = "after:";
    private static final Cursor START = new Cursor(0);

    /// A longer text is none of ours, and is not looked into.
    private static final int CHARS_MAX = 40;

    /// The place that a client names. None and the empty text are the start.
    ///
    /// @throws dev.candela.model.McpException when the text is not one of our cursors
    static Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        if (text.length() > CHARS_MAX) {
            throw unknown();
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
            if (plain.startsWith(PREFIX)) {
                var cursor = new Cursor(Long.parseLong(plain.substring(PREFIX.length())));
                if (cursor.after >= 0 && cursor.format().equals(text)) {
                    return cursor;
                }
            }
            throw unknown();
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    String format() {
        return Base64.getUrlEncoder().withoutPadding()
            .encodeToString((PREFIX + after).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static McpException unknown() {
        return McpError.invalidParams("cursor: unknown (expected: one that this server gave)").asException();
    }
}
