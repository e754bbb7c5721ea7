package dev.candela.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of a prompt, filled in.
public record GetPromptResult(@Nullable String description, List<PromptMessage> messages) implements Result {
    public GetPromptResult {
        messages = List.copyOf(messages);
    }

    public static GetPromptResult of(PromptMessage... messages) {
        return new GetPromptResult(null, List.of(messages));
    }
}
