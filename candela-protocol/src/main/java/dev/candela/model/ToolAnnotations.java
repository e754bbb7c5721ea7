package dev.candela.model;

import org.jspecify.annotations.Nullable;

/// Hints about what a tool does. A client does not trust them unless it trusts the server; null says nothing.
public record ToolAnnotations(
    @Nullable String title,
    @Nullable Boolean readOnlyHint,
    @Nullable Boolean destructiveHint,
    @Nullable Boolean idempotentHint,
    @Nullable Boolean openWorldHint) {
    public static final ToolAnnotations NONE = new ToolAnnotations(null, null, null, null, null);

    /// A tool that changes nothing.
    public static ToolAnnotations readOnly() {
        return new ToolAnnotations(null, true, false, true, null);
    }

    /// A tool that may destroy or overwrite.
    public static ToolAnnotations destructive() {
        return new ToolAnnotations(null, false, true, null, null);
    }

    public ToolAnnotations withTitle(String value) {
        return new ToolAnnotations(value, readOnlyHint, destructiveHint, idempotentHint, openWorldHint);
    }

    public ToolAnnotations withIdempotent(boolean value) {
        return new ToolAnnotations(title, readOnlyHint, destructiveHint, value, openWorldHint);
    }

    public ToolAnnotations withOpenWorld(boolean value) {
        return new ToolAnnotations(title, readOnlyHint, destructiveHint, idempotentHint, value);
    }
}
