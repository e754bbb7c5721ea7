package dev.candela.testkit;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a request came to, with what tests most often want to know of it.
///
/// A question about something that is not there fails the test and shows the whole response.
public record Reply(Message.Response response) {
    /// Whether the request was refused or failed, as opposed to a tool that ran and failed.
    public boolean isFailure() {
        return response instanceof Message.Failure;
    }

    /// Whether a tool ran and failed.
    public boolean isToolError() {
        return response instanceof Message.Success(_, var result) && result.isTrue(WireNames.IS_ERROR);
    }

    /// The result as it is written on the wire.
    public Json.Obj result() {
        return switch (response) {
            case Message.Success(_, var result) -> result;
            case Message.Failure _ -> throw missing("result");
        };
    }

    /// Why the request was refused or failed.
    public McpError error() {
        return switch (response) {
            case Message.Success _ -> throw missing("error");
            case Message.Failure(_, var error) -> error;
        };
    }

    /// All text of a tool's result, of resource contents or of the messages of a prompt, one below the other.
    public String text() {
        var texts = new ArrayList<String>();
        for (String list : List.of("content", "contents", "messages")) {
            for (Json it : result().array(list).orElse(List.of())) {
                if (it instanceof Json.Obj block) {
                    block.object("content").orElse(block).text("text").ifPresent(texts::add);
                }
            }
        }
        if (texts.isEmpty()) {
            throw missing("text");
        }
        return String.join("\n", texts);
    }

    /// What a tool returned as data.
    public Json structured() {
        return result().get(WireNames.STRUCTURED).orElseThrow(() -> missing("structured content"));
    }

    /// A member of the result that is a list of objects, such as `tools`.
    public List<Json.Obj> list(String member) {
        var elements = result().array(member).orElseThrow(() -> missing(member));
        return elements.stream().map(it -> it instanceof Json.Obj object ? object : Json.obj("value", it)).toList();
    }

    /// What the server wants to know first, by key: each with a method and perhaps params. Empty when it wants nothing.
    public Map<String, Json> inputRequests() {
        return response instanceof Message.Success(_, var result)
            ? result.object(WireNames.INPUT_REQUESTS).orElse(Json.Obj.EMPTY).members()
            : Map.of();
    }

    private AssertionError missing(String what) {
        return new AssertionError("no " + what + " in " + response);
    }
}
