package dev.candela.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
public sealed interface ListResult extends Result.Cacheable {
    /// Where the next page starts; null on the last page.
    @Nullable String nextCursor();

    record Tools(List<Tool> tools, @Nullable String nextCursor, CacheHint cache) implements ListResult {
        public Tools {
            tools = List.copyOf(tools);
        }
    }

    record Resources(List<Resource> resources, @Nullable String nextCursor, CacheHint cache) implements ListResult {
        public Resources {
            resources = List.copyOf(resources);
        }
    }

    record Templates(List<ResourceTemplate> templates, @Nullable String nextCursor, CacheHint cache)
        implements ListResult {
        public Templates {
            templates = List.copyOf(templates);
        }
    }

    record Prompts(List<Prompt> prompts, @Nullable String nextCursor, CacheHint cache) implements ListResult {
        public Prompts {
            prompts = List.copyOf(prompts);
        }
    }
}
