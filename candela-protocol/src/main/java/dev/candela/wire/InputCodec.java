package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.CreateMessage;
import dev.candela.model.CreateMessageResult;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.InputRequest;
import dev.candela.model.InputResponse;
import dev.candela.model.ListRoots;
import dev.candela.model.ListRootsResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Role;
import dev.candela.model.Root;
import dev.candela.model.SamplingMessage;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes questions to the client and reads its answers.
public final class InputCodec {
    private InputCodec() {}

    /// A question as it stands inside a result: method and params, nothing else.
    static Json.Obj request(InputRequest<?> request, Revision revision) {
        return Json.build(it -> it.put("method", method(request)).putOptional("params", switch (request) {
            case ListRoots _ -> null;
            case Elicit _, CreateMessage _ -> params(request, revision, null);
        }));
    }

    public static String method(InputRequest<?> request) {
        return switch (request) {
            case Elicit _ -> Method.ELICIT;
            case CreateMessage _ -> Method.CREATE_MESSAGE;
            case ListRoots _ -> Method.ROOTS_LIST;
        };
    }

    /// @param elicitationId  for revisions that name a visit to a page; null elsewhere
    public static Json.Obj params(InputRequest<?> request, Revision revision, @Nullable String elicitationId) {
        return switch (request) {
            case Elicit.Form(var message, var schema) -> Json.build(it -> it
                .putOptional("mode", revision.has(Feature.ELICITATION_MODE) ? "form" : null)
                .put("message", message)
                .put("requestedSchema", schema));
            case Elicit.Url(var message, var url) -> Json.build(it -> it
                .put("mode", "url")
                .put("message", message)
                .put("url", url)
                .putOptional("elicitationId", revision.has(Feature.ELICITATION_ID) ? elicitationId : null));
            case CreateMessage(var messages, int tokensMax, var options) -> Json.obj(
                "messages", messages.stream().flatMap(message -> messages(message, revision)).toList(),
                "maxTokens", tokensMax)
                .merge(options.without("messages").without("maxTokens"));
            case ListRoots _ -> Json.Obj.EMPTY;
        };
    }

    /// One message; several of one block each where a message of the revision holds only one.
    private static Stream<Json.Obj> messages(SamplingMessage message, Revision revision) {
        String role = ContentWriter.role(message.role());
        var blocks = message.content().stream().map(it -> block(it, revision)).toList();
        if (!revision.has(Feature.SAMPLING_BLOCKS)) {
            return blocks.stream().map(it -> Json.obj("role", role, "content", it));
        }
        return Stream.of(Json.obj("role", role, "content", blocks.size() == 1 ? blocks.getFirst() : blocks));
    }

    /// A block that the revision does not know is told in words.
    private static Json.Obj block(Json.Obj block, Revision revision) {
        return switch (block.text("type").orElse("")) {
            case "audio" -> revision.has(Feature.AUDIO)
                ? block
                : Json.obj("type", "text", "text", "[audio, " + block.text("mimeType").orElse("unknown") + "]");
            case "tool_use", "tool_result" -> revision.has(Feature.SAMPLING_TOOLS)
                ? block
                : Json.obj("type", "text", "text", block.toText());
            default -> block;
        };
    }

    /// The answer to a question.
    ///
    /// @throws dev.candela.model.McpException when it does not have the shape of one
    public static InputResponse response(InputRequest<?> request, Json answer) {
        return response(method(request), answer);
    }

    /// The answer to a question of which only the method is known.
    ///
    /// @throws dev.candela.model.McpException when it does not have the shape of one
    public static InputResponse response(String method, Json answer) {
        var object = object(answer);
        return switch (method) {
            case Method.ELICIT -> elicited(object);
            case Method.CREATE_MESSAGE -> created(object);
            case Method.ROOTS_LIST -> roots(object);
            default -> throw malformed("to an unknown question");
        };
    }

    private static ElicitResult elicited(Json.Obj answer) {
        var action = switch (answer.text("action").orElse("")) {
            case "accept" -> ElicitResult.Action.ACCEPT;
            case "decline" -> ElicitResult.Action.DECLINE;
            case "cancel" -> ElicitResult.Action.CANCEL;
            default -> throw malformed("action (expected: accept, decline or cancel)");
        };
        Json content = answer.member("content");
        return switch (content) {
            case null -> new ElicitResult(action, Json.Obj.EMPTY);
            case Json.Null _ -> new ElicitResult(action, Json.Obj.EMPTY);
            case Json.Obj it ->
                new ElicitResult(action, action == ElicitResult.Action.ACCEPT ? it : Json.Obj.EMPTY);
            default -> throw malformed("content (expected: an object)");
        };
    }

    private static CreateMessageResult created(Json.Obj answer) {
        var role = switch (answer.text("role").orElse("")) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw malformed("role (expected: user or assistant)");
        };
        var blocks = new ArrayList<Json.Obj>();
        switch (answer.member("content")) {
            case Json.Obj it -> blocks.add(it);
            case Json.Arr(var elements) -> elements.forEach(it -> blocks.add(object(it)));
            case null, default -> throw malformed("content (expected: a block or several)");
        }
        return new CreateMessageResult(new SamplingMessage(role, blocks), answer.text("model").orElse(""),
            answer.text("stopReason").orElse(null));
    }

    private static ListRootsResult roots(Json.Obj answer) {
        var elements = answer.array("roots").orElseThrow(() -> malformed("roots (expected: an array)"));
        return new ListRootsResult(elements.stream().map(InputCodec::object).map(it -> new Root(
            it.text("uri").orElseThrow(() -> malformed("roots.uri (expected: a string)")),
            it.text("name").orElse(null))).toList());
    }

    private static Json.Obj object(Json value) {
        if (value instanceof Json.Obj it) {
            return it;
        }
        throw malformed("no object where one belongs");
    }

    private static McpException malformed(String what) {
        return McpError.invalidParams("input response: " + what).asException();
    }
}
