package dev.candela.model;

/// What a request came to. Each method has one kind, and three of them may come to [InputRequired] instead.
public sealed interface Result
    permits CallToolResult, GetPromptResult, CompleteResult, InputRequired, Result.Empty, Result.Cacheable {
    /// A result that a client may keep for a while.
    sealed interface Cacheable extends Result permits ListResult, ReadResourceResult {
        CacheHint cache();
    }

    /// Done, with nothing to say.
    record Empty() implements Result {}

    Empty EMPTY = new Empty();
}
