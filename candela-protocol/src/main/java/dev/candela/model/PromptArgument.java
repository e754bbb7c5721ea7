package dev.candela.model;

import org.jspecify.annotations.Nullable;

/// A value that a prompt takes.
public record PromptArgument(String name, @Nullable String title, @Nullable String description, boolean required) {
    public static PromptArgument required(String name, String description) {
        return new PromptArgument(name, null, description, true);
    }

    public static PromptArgument optional(String name, String description) {
        return new PromptArgument(name, null, description, false);
    }
}
