package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one JSON-RPC message from UTF-8 bytes. What is no message becomes a [Message.Malformed], never an exception.
///
/// Safe for any thread.
public final class MessageReader {
    private static final String VERSION = "2.0";

    private final JsonReader reader;
    private final int batchMax;

    /// @param batchMax  most messages of one batch
    public MessageReader(JsonLimits limits, int batchMax) {
        this.reader = new JsonReader(limits);
        this.batchMax = batchMax;
    }

    public Message read(byte[] text) {
        return read(text, 0, text.length);
    }

    public Message read(byte[] text, int offset, int length) {
        try {
            return message(reader.read(text, offset, length));
        } catch (MalformedJson e) {
            return switch (e.kind()) {
                case SYNTAX ->
                    new Message.Malformed(null, new McpError(McpError.PARSE_ERROR, "Parse error: " + e.getMessage()));
                case DUPLICATE_NAME, LIMIT ->
                    malformed(id(text, offset, length), String.valueOf(e.getMessage()));
            };
        }
    }

    /// The id of a message that is JSON but was refused, where it is there once and readable.
    private @Nullable RequestId id(byte[] text, int offset, int length) {
        var raw = EnvelopeScanner.idOf(text, offset, length);
        try {
            Json id = raw.isEmpty() ? Json.Null.NULL : reader.read(raw.get());
            return RequestId.isId(id) ? new RequestId(id) : null;
        } catch (MalformedJson _) {
            return null;
        }
    }

    /// The message that a value is which was not JSON text. As [#message], but for `params` that are null: there are
    /// peers that write so what is not there, where text would leave it out.
    public Message decoded(Json value) {
        return message(value instanceof Json.Obj it && it.member("params") == Json.Null.NULL
            ? it.without("params") : value);
    }

    /// The message that a JSON value is, or what is wrong with it.
    public Message message(Json value) {
        return switch (value) {
            case Json.Obj it -> single(it);
            case Json.Arr(var elements) -> batch(elements);
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
                malformed(null, "message: a scalar (expected: an object)");
        };
    }

    private Message batch(List<Json> elements) {
        if (elements.isEmpty()) {
            return malformed(null, "batch: empty (expected: at least one message)");
        }
        if (elements.size() > batchMax) {
            return malformed(null, "batch: " + elements.size() + " messages (expected: <= " + batchMax + ")");
        }
        return new Message.Batch(elements.stream().map(it -> it instanceof Json.Obj object
            ? single(object)
            : malformed(null, "batch: an element that is no object (expected: a message)")).toList());
    }

    private static Message single(Json.Obj object) {
        Json id = object.member("id");
        var known = id != null && RequestId.isId(id) ? new RequestId(id) : null;
        if (!(object.member("jsonrpc") instanceof Json.Str(var version) && version.equals(VERSION))) {
            return malformed(known, "jsonrpc: missing or unknown (expected: \"2.0\")");
        }
        Json method = object.member("method");
        boolean answers = object.has("result") || object.has("error");
        if (method != null && answers) {
            return malformed(null, "message: request and response in one (expected: either)");
        }
        if (method != null) {
            return call(object, id, known, method);
        }
        return answers
            ? response(object, id, known)
            : malformed(known, "message: neither request nor response (expected: method, result or error)");
    }

    private static Message call(Json.Obj object, @Nullable Json id, @Nullable RequestId known, Json method) {
        if (!(method instanceof Json.Str(var name))) {
            return malformed(known, "method: not a string (expected: a string)");
        }
        if (id != null && known == null) {
            return malformed(null, "id: " + kind(id) + " (expected: a string or a whole number)");
        }
        Json params = object.member("params");
        if (params != null && !(params instanceof Json.Obj)) {
            return malformed(known, "params: " + kind(params) + " (expected: an object)");
        }
        var members = params instanceof Json.Obj it ? it : Json.Obj.EMPTY;
        return known == null ? new Message.Notification(name, members) : new Message.Request(known, name, members);
    }

    /// The id of a response is one of our own, so a refusal does not echo it: it would name a request of the peer.
    private static Message response(Json.Obj object, @Nullable Json id, @Nullable RequestId known) {
        Json result = object.member("result");
        Json error = object.member("error");
        if (result != null && error != null) {
            return malformed(null, "response: result and error (expected: one of them)");
        }
        if (result != null) {
            return known != null && result instanceof Json.Obj it
                ? new Message.Success(known, it)
                : malformed(null, "response: id or result unreadable (expected: an id and an object)");
        }
        boolean unnamed = id == null || id instanceof Json.Null;
        if ((known == null && !unnamed) || !(error instanceof Json.Obj it)) {
            return malformed(null, "response: id or error unreadable (expected: an id and an object)");
        }
        var code = it.number("code").flatMap(Json.Num::exactLong).orElse((long) McpError.INTERNAL_ERROR);
        return new Message.Failure(known, new McpError(Math.clamp(code, Integer.MIN_VALUE, Integer.MAX_VALUE),
            it.text("message").orElse(""), it.member("data")));
    }

    private static Message.Malformed malformed(@Nullable RequestId id, String message) {
        return new Message.Malformed(id, McpError.invalidRequest("Invalid request: " + message));
    }

    private static String kind(Json value) {
        return switch (value) {
            case Json.Obj _ -> "an object";
            case Json.Arr _ -> "an array";
            case Json.Str _ -> "a string";
            case Json.Num _ -> "a number";
            case Json.Bool _ -> "a boolean";
            case Json.Null _ -> "null";
        };
    }
}
