package dev.candela.model;

import java.time.Duration;

/// How long a client may keep a result, and whether it may show it to other users.
///
/// @param ttl  0 for not at all; sent in whole milliseconds
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/caching">Caching</a>
public record CacheHint(Duration ttl, Scope scope) {
    public enum Scope {
        PUBLIC,
        PRIVATE
    }

    /// Not to be kept: the safe default.
    public static final CacheHint NONE = new CacheHint(Duration.ZERO, Scope.PRIVATE);

    public CacheHint {
        if (ttl.isNegative()) {
            throw new IllegalArgumentException("ttl: " + ttl + " (expected: >= 0)");
        }
    }
}
