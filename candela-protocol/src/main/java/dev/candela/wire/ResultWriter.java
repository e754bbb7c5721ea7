package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.CompleteResult;
import dev.candela.model.Content;
import dev.candela.model.GetPromptResult;
import dev.candela.model.InputRequired;
import dev.candela.model.ListResult;
import dev.candela.model.PromptMessage;
import dev.candela.model.ReadResourceResult;
import dev.candela.model.Result;
import java.util.List;
import java.util.stream.Stream;

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
            Json structured = result.structured();
            boolean isKnown = structured != null && knows(revision, structured);
            it.put("content", ContentWriter.contents(
                structured == null || isKnown ? result.content() : inWords(result, structured), revision));
            it.putOptional("structuredContent", isKnown ? structured : null);
            if (result.isError()) {
                it.put("isError", true);
            }
            it.putOptional(Meta.META, result.meta());
        });
    }

    private static boolean knows(Revision revision, Json structured) {
        return revision.has(Feature.STRUCTURED_ANY)
            || (revision.has(Feature.STRUCTURED_OBJECT) && structured instanceof Json.Obj);
    }

    /// A structured result that the revision does not know is told as text, unless the tool has done so.
    private static List<Content> inWords(CallToolResult result, Json structured) {
        if (result.content().stream().anyMatch(Content.Text.class::isInstance)) {
            return result.content();
        }
        return Stream.concat(result.content().stream(), Stream.of(Content.text(structured.toText()))).toList();
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
