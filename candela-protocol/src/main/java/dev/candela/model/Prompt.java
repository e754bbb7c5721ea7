package dev.candela.model;

import dev.candela.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prompt as it is listed.
public record Prompt(
    String name,
    @Nullable String title,
    @Nullable String description,
    List<PromptArgument> arguments,
    List<Icon> icons,
    Json.@Nullable Obj meta) {
    public Prompt {
        arguments = List.copyOf(arguments);
        icons = List.copyOf(icons);
    }

    public static Prompt of(String name, String description, PromptArgument... arguments) {
        return new Prompt(name, null, description, List.of(arguments), List.of(), null);
    }

    public Prompt withTitle(String value) {
        return new Prompt(name, value, description, arguments, icons, meta);
    }

    public Prompt withIcons(Icon... value) {
        return new Prompt(name, title, description, arguments, List.of(value), meta);
    }

    public Prompt withMeta(Json.Obj value) {
        return new Prompt(name, title, description, arguments, icons, value);
    }
}
