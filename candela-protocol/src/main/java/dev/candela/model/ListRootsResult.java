package dev.candela.model;

import java.util.List;

/// The client's roots.
public record ListRootsResult(List<Root> roots) implements InputResponse {
    public ListRootsResult {
        roots = List.copyOf(roots);
    }

    /// Whether a path or `file:` URI lies inside one of the roots, compared segment by segment.
    public boolean contains(String pathOrUri) {
        return roots.stream().anyMatch(it -> it.contains(pathOrUri));
    }
}
