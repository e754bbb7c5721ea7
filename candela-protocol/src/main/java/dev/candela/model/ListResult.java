package dev.candela.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
public sealed interface ListResult extends Result.Cacheable {
    /// Where the next page starts; null on the last page.
    @Nullable String nextCursor();

    record Tools(List<Tool> tools, @Nullable String nextCursor, CacheHint cache) implements ListResult {}

    record Resources(List<Resource> resources, @Nullable String nextCursor, CacheHint cache) implements ListResult {}

    record Templates(List<ResourceTemplate> templates, @Nullable String nextCursor, CacheHint cache)
        implements ListResult {}

    record Prompts(List<Prompt> prompts, @Nullable String nextCursor, CacheHint cache) implements ListResult {}
}
