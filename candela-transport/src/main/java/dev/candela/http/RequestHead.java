package dev.candela.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a request before its body.
///
/// @param method   as it was spelled, such as `POST`
/// @param path     the path of the target, still encoded, beginning with a slash
/// @param query    what follows the question mark; null for none
/// @param headers  the header fields
/// @param remote   the peer's address without its port
public record RequestHead(String method, String path, @Nullable String query, RequestHeaders headers, String remote) {
    /// Takes a request target apart. A target with scheme and authority must name the host that the `Host` field
    /// names.
    ///
    /// @return empty when the target has no form that a server has to understand
    public static Optional<RequestHead> of(String method, String target, RequestHeaders headers, String remote) {
        String path = pathAndQuery(target, headers);
        if (path == null || !isPrintable(path)) {
            return Optional.empty();
        }
        int mark = path.indexOf('?');
        return Optional.of(mark < 0
            ? new RequestHead(method, path, null, headers, remote)
            : new RequestHead(method, path.substring(0, mark), path.substring(mark + 1), headers, remote));
    }

    /// The value of a query parameter, as it was spelled.
    Optional<String> queryValue(String name) {
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            if (pair.length() > name.length() && pair.startsWith(name) && pair.charAt(name.length()) == '=') {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String pathAndQuery(String target, RequestHeaders headers) {
        if (target.startsWith("/")) {
            return target;
        }
        int scheme = target.startsWith("http://") ? 7 : target.startsWith("https://") ? 8 : 0;
        if (scheme == 0) {
            return null;
        }
        int slash = target.indexOf('/', scheme);
        String authority = slash < 0 ? target.substring(scheme) : target.substring(scheme, slash);
        if (!authority.equalsIgnoreCase(headers.get("host"))) {
            return null;
        }
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static boolean isPrintable(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
