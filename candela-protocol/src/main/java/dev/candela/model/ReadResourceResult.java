package dev.candela.model;

import java.util.List;

/// The contents of a resource; never empty.
public record ReadResourceResult(List<ResourceContents> contents, CacheHint cache) implements Result.Cacheable {
    public ReadResourceResult {
        contents = List.copyOf(contents);
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("contents: none (expected: at least one)");
        }
    }

    public static ReadResourceResult of(ResourceContents... contents) {
        return new ReadResourceResult(List.of(contents), CacheHint.NONE);
    }

    public ReadResourceResult withCache(CacheHint value) {
        return new ReadResourceResult(contents, value);
    }
}
