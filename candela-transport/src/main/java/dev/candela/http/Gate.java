package dev.candela.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The first check of every request: does it come from a page, or through a name, that must not reach this server?
///
/// A page of another site may make a browser send requests to a server on the user's machine, even one that hides
/// behind a name that the page's owner points at the loopback address. `Origin` and `Host` give both away.
final class Gate {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> hosts;
    private final Set<String> origins;

    /// @param hosts    lower case, without a port; empty for any
    /// @param origins  lower case; empty for those of this machine
    private Gate(Set<String> hosts, Set<String> origins) {
        this.hosts = hosts;
        this.origins = origins;
    }

    /// @param loopback  whether the server can only be reached from its own machine
    static Gate of(HttpOptions options, boolean loopback) {
        Set<String> hosts = options.hosts().isEmpty() && loopback ? LOOPBACK_HOSTS : lowerCase(options.hosts());
        return new Gate(hosts, lowerCase(options.origins()));
    }

    /// Why the request goes no further; empty when it may.
    Optional<HttpAnswer> refusal(RequestHeaders headers) {
        String repeated = repeated(headers);
        if (repeated != null) {
            return Optional.of(HttpAnswer.error(400, repeated + ": more than once (expected: once)"));
        }
        String host = headers.get("host");
        if (host != null && !isHostAllowed(host)) {
            return Optional.of(HttpAnswer.error(403, "Host: not allowed here"));
        }
        String origin = headers.get("origin");
        if (origin != null && !isOriginAllowed(origin)) {
            return Optional.of(HttpAnswer.error(403, "Origin: not allowed here"));
        }
        return Optional.empty();
    }

    private boolean isHostAllowed(String host) {
        return hosts.isEmpty() || hosts.contains(withoutPort(host).toLowerCase(Locale.ROOT));
    }

    private boolean isOriginAllowed(String origin) {
        String asked = origin.toLowerCase(Locale.ROOT);
        if (!origins.isEmpty()) {
            return origins.contains(asked);
        }
        int scheme = asked.startsWith("http://") ? 7 : asked.startsWith("https://") ? 8 : 0;
        return scheme > 0 && LOOPBACK_HOSTS.contains(withoutPort(asked.substring(scheme)));
    }

    /// The name of a field that must not be repeated and is.
    private static @Nullable String repeated(RequestHeaders headers) {
        for (int i = 1; i < headers.size(); i++) {
            if (isSingle(headers.nameAt(i)) && headers.repeats(i)) {
                return headers.nameAt(i);
            }
        }
        return null;
    }

    private static boolean isSingle(String name) {
        return switch (name) {
            case "host", "origin", "content-length", "content-type", "authorization", "last-event-id" -> true;
            default -> name.startsWith("mcp-");
        };
    }

    /// Without a port of one to five digits. Anything else stays, so that it equals no allowed name.
    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        int digits = authority.length() - colon - 1;
        if (colon <= 0 || digits < 1 || digits > 5) {
            return authority;
        }
        for (int i = colon + 1; i < authority.length(); i++) {
            char c = authority.charAt(i);
            if (c < '0' || c > '9') {
                return authority;
            }
        }
        return authority.substring(0, colon);
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
