package dev.candela.feature;

import dev.candela.model.CacheHint;

/// How lists are cut into pages, and how long a page may be kept.
///
/// @param size  things per page
public record Paging(int size, CacheHint cache) {
    public static final Paging DEFAULT = new Paging(50, CacheHint.NONE);

    public Paging {
        if (size <= 0) {
            throw new IllegalArgumentException("page size: " + size + " (expected: > 0)");
        }
    }
}
