package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.CompleteResult;
import dev.candela.model.GetPromptResult;
import dev.candela.model.InputRequired;
import dev.candela.model.ListResult;
import dev.candela.model.PromptMessage;
import dev.candela.model.ReadResourceResult;
import dev.candela.model.Result;

/// Writes results as a revision wants them, before any stamp of an era.
final class ResultWriter {
    private ResultWriter() {}

    static Json.Obj result(Result result, Revision revision) {
        return switch (result) {
            case CallToolResult it -> toolResult(it, revision);
            case ListResult it -> ListWriter.list(it, revision);
            case ReadResourceResult it ->
                Json.obj("contents", it.contents().stream().map(ContentWriter::contents).toList());
            case GetPromptResult it -> promptResult(it, revision);
            case CompleteResult it -> Json.obj("completion", Json.build(out -> out
                .put("values", it.values()).putOptional("total", it.total()).put("hasMore", it.hasMore())));
            case Result.Empty _ -> Json.Obj.EMPTY;
            case InputRequired _ -> throw new IllegalArgumentException(
                "result: input required (expected: one that both eras can write)");
        };
    }

    private static Json.Obj toolResult(CallToolResult result, Revision revision) {
        return Json.build(it -> {
            it.put("content", ContentWriter.contents(result.content(), revision));
            Json structured = result.structured();
            boolean any = revision.has(Feature.STRUCTURED_ANY);
            boolean object = revision.has(Feature.STRUCTURED_OBJECT) && structured instanceof Json.Obj;
            if (structured != null && (any || object)) {
                it.put("structuredContent", structured);
            }
            if (result.isError()) {
                it.put("isError", true);
            }
            it.putOptional(Meta.META, result.meta());
        });
    }

    private static Json.Obj promptResult(GetPromptResult result, Revision revision) {
        return Json.build(it -> it
            .putOptional("description", result.description())
            .put("messages", result.messages().stream().map(message -> message(message, revision)).toList()));
    }

    private static Json.Obj message(PromptMessage message, Revision revision) {
        return Json.obj("role", ContentWriter.role(message.role()),
            "content", ContentWriter.content(message.content(), revision));
    }
}
