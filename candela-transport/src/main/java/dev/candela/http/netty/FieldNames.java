package dev.candela.http.netty;

import io.netty.util.AsciiString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Names of header fields in lower case, without making a new string for those that come with every request.
final class FieldNames {
    private static final int SIZE = 256;
    private static final @Nullable AsciiString[] KEYS = new @Nullable AsciiString[SIZE];
    private static final String[] NAMES = new String[SIZE];

    static {
        for (String name : new String[] {"host", "origin", "accept", "accept-encoding", "accept-language",
            "authorization", "cache-control", "connection", "content-length", "content-type", "cookie", "expect",
            "last-event-id", "mcp-method", "mcp-name", "mcp-protocol-version", "mcp-session-id", "pragma", "referer",
            "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "te", "traceparent", "transfer-encoding",
            "upgrade", "user-agent", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}) {
            int slot = AsciiString.hashCode(name) & (SIZE - 1);
            while (KEYS[slot] != null) {
                slot = (slot + 1) & (SIZE - 1);
            }
            KEYS[slot] = AsciiString.of(name);
            NAMES[slot] = name;
        }
    }

    private FieldNames() {}

    static String lowerCase(CharSequence name) {
        int slot = AsciiString.hashCode(name) & (SIZE - 1);
        for (var key = KEYS[slot]; key != null; key = KEYS[slot]) {
            if (key.contentEqualsIgnoreCase(name)) {
                return NAMES[slot];
            }
            slot = (slot + 1) & (SIZE - 1);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
