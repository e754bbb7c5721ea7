package dev.candela.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a browser needs to let a page of an allowed origin ask, and read the answer.
final class Cors {
    private static final String EXPOSED = "Mcp-Session-Id, Mcp-Protocol-Version, WWW-Authenticate, Retry-After";
    private static final String PARAMETER = "mcp-param-";
    private static final Set<String> KNOWN = Set.of("authorization", "content-type", "accept", "last-event-id",
        "mcp-session-id", "mcp-protocol-version", "mcp-method", "mcp-name");
    private static final int HEADERS_MAX = 64;

    private Cors() {}

    /// @param origin  that the request came from, known to be allowed; null for none
    static HttpAnswer on(HttpAnswer answer, @Nullable String origin) {
        return origin == null ? answer : answer
            .with("Access-Control-Allow-Origin", origin)
            .with("Vary", "Origin")
            .with("Access-Control-Expose-Headers", EXPOSED);
    }

    /// The answer to a question before the request proper.
    ///
    /// @param methods  that the path knows, such as `GET, POST`
    static HttpAnswer preflight(RequestHeaders headers, String methods) {
        var answer = HttpAnswer.of(204).with("Allow", methods);
        if (headers.get("origin") == null) {
            return answer;
        }
        var allowed = allowed(headers.all("access-control-request-headers"));
        answer = answer.with("Access-Control-Allow-Methods", methods);
        return (allowed.isEmpty() ? answer : answer.with("Access-Control-Allow-Headers", String.join(", ", allowed)))
            .with("Access-Control-Max-Age", "86400");
    }

    private static List<String> allowed(List<String> requested) {
        var allowed = new ArrayList<String>();
        for (String field : requested) {
            for (String part : field.split(",", HEADERS_MAX)) {
                String name = part.strip().toLowerCase(Locale.ROOT);
                if (KNOWN.contains(name) || (name.startsWith(PARAMETER) && isToken(name))) {
                    allowed.add(name);
                }
            }
        }
        return allowed;
    }

    private static boolean isToken(String name) {
        return name.length() > PARAMETER.length()
            && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || "0123456789!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }
}
