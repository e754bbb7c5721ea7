package dev.candela.server;

import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.Content;
import dev.candela.model.GetPromptResult;
import dev.candela.model.InputRequired;
import dev.candela.model.PromptMessage;
import dev.candela.model.ReadResourceResult;
import dev.candela.model.ResourceContents;
import dev.candela.model.Result;
import dev.candela.schema.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what a handler returned into a result.
final class Returned {
    private Returned() {}

    static Result result(@Nullable Object value) {
        return switch (value) {
            case null -> CallToolResult.of();
            case CallToolResult it -> it;
            case InputRequired it -> it;
            case CharSequence it -> CallToolResult.text(it.toString());
            case Content it -> CallToolResult.of(it);
            case Json.Obj it -> CallToolResult.structured(it);
            case Json it -> CallToolResult.structured(it);
            case List<?> it when it.stream().allMatch(Content.class::isInstance) ->
                CallToolResult.of(it.stream().map(Content.class::cast).toArray(Content[]::new));
            case Record it -> CallToolResult.structured(write(it));
            case Number it -> CallToolResult.text(it.toString());
            case Boolean it -> CallToolResult.text(it.toString());
            default -> throw new IllegalStateException("result: " + value.getClass().getName()
                + " (expected: text, a record, content, a list of content, or a result)");
        };
    }

    @SuppressWarnings("unchecked") // the shape of a record's own class
    private static Json write(Record value) {
        return ((Shape<Record>) Shape.of(value.getClass())).write(value);
    }

    static Result contents(String uri, @Nullable String mimeType, @Nullable Object value) {
        return switch (value) {
            case InputRequired it -> it;
            case ReadResourceResult it -> it;
            case ResourceContents it -> ReadResourceResult.of(it);
            case CharSequence it -> ReadResourceResult.of(
                ResourceContents.text(uri, mimeType == null ? "text/plain" : mimeType, it.toString()));
            case byte[] it -> ReadResourceResult.of(
                ResourceContents.blob(uri, mimeType == null ? "application/octet-stream" : mimeType, it));
            case Json it -> ReadResourceResult.of(
                ResourceContents.text(uri, mimeType == null ? "application/json" : mimeType, it.toText()));
            case List<?> it when !it.isEmpty() && it.stream().allMatch(ResourceContents.class::isInstance) ->
                ReadResourceResult.of(it.stream().map(ResourceContents.class::cast).toArray(ResourceContents[]::new));
            case null, default -> throw new IllegalStateException("contents of " + uri + ": "
                + (value == null ? "null" : value.getClass().getName()) + " (expected: text, bytes or contents)");
        };
    }

    static Result prompt(@Nullable Object value) {
        return switch (value) {
            case InputRequired it -> it;
            case GetPromptResult it -> it;
            case PromptMessage it -> GetPromptResult.of(it);
            case CharSequence it -> GetPromptResult.of(PromptMessage.user(it.toString()));
            case List<?> it when it.stream().allMatch(PromptMessage.class::isInstance) ->
                GetPromptResult.of(it.stream().map(PromptMessage.class::cast).toArray(PromptMessage[]::new));
            case null, default -> throw new IllegalStateException("prompt: "
                + (value == null ? "null" : value.getClass().getName()) + " (expected: text, messages or a result)");
        };
    }
}
