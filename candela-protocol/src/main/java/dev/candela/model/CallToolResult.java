package dev.candela.model;

import dev.candela.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tool call came to.
///
/// @param structured  the structured result, which fits the tool's output schema; null for none
/// @param isError     the tool failed in a way that the model should see
/// @param meta        extra members for `_meta`; null for none
public record CallToolResult(
    List<Content> content, @Nullable Json structured, boolean isError, Json.@Nullable Obj meta) implements Result {
    public CallToolResult {
        content = List.copyOf(content);
    }

    public static CallToolResult of(Content... content) {
        return new CallToolResult(List.of(content), null, false, null);
    }

    public static CallToolResult text(String text) {
        return of(Content.text(text));
    }

    /// A failure that the model should see and may mend.
    public static CallToolResult error(String text) {
        return new CallToolResult(List.of(Content.text(text)), null, true, null);
    }

    /// A structured result, mirrored as text for clients that read only text.
    public static CallToolResult structured(Json value) {
        return new CallToolResult(List.of(Content.text(value.toText())), value, false, null);
    }

    public CallToolResult withMeta(Json.Obj value) {
        return new CallToolResult(content, structured, isError, value);
    }
}
