package dev.candela.model;

import dev.candela.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tool as it is listed.
///
/// @param inputSchema   JSON Schema of the arguments; its root has `"type": "object"`
/// @param outputSchema  JSON Schema of the structured result; null when the tool has none
/// @param meta          extra members for `_meta`; null for none
public record Tool(
    String name,
    @Nullable String title,
    @Nullable String description,
    Json.Obj inputSchema,
    Json.@Nullable Obj outputSchema,
    @Nullable ToolAnnotations annotations,
    List<Icon> icons,
    Json.@Nullable Obj meta) {
    public Tool {
        icons = List.copyOf(icons);
    }

    public static Tool of(String name, String description, Json.Obj inputSchema) {
        return new Tool(name, null, description, inputSchema, null, null, List.of(), null);
    }

    public Tool withTitle(String value) {
        return new Tool(name, value, description, inputSchema, outputSchema, annotations, icons, meta);
    }

    public Tool withOutputSchema(Json.Obj value) {
        return new Tool(name, title, description, inputSchema, value, annotations, icons, meta);
    }

    public Tool withAnnotations(ToolAnnotations value) {
        return new Tool(name, title, description, inputSchema, outputSchema, value, icons, meta);
    }

    public Tool withIcons(Icon... value) {
        return new Tool(name, title, description, inputSchema, outputSchema, annotations, List.of(value), meta);
    }

    public Tool withMeta(Json.Obj value) {
        return new Tool(name, title, description, inputSchema, outputSchema, annotations, icons, value);
    }
}
