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
            case CreateMessage(var messages, int tokensMax, var options) -> Json.build(it -> it
                .put("messages", messages.stream().map(message -> message(message, revision)).toList())
                .put("maxTokens", tokensMax)
                .putAll(options));
            case ListRoots _ -> Json.Obj.EMPTY;
        };
    }

    private static Json.Obj message(SamplingMessage message, Revision revision) {
        boolean one = message.content().size() == 1;
        if (!one && !revision.has(Feature.SAMPLING_BLOCKS)) {
            throw new IllegalArgumentException(
                "content: " + message.content().size() + " blocks (expected: one, for revision " + revision.text() + ")");
        }
        return Json.obj("role", ContentWriter.role(message.role()),
            "content", one ? message.content().getFirst() : Json.arr(message.content().toArray()));
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
            case Json.Obj it -> new ElicitResult(action, it);
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
