package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.json.JsonWriter;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import org.jspecify.annotations.Nullable;

/// Writes one JSON-RPC message as compact UTF-8, on one line.
public final class MessageWriter {
    private static final Json VERSION = new Json.Str("2.0");

    private MessageWriter() {}

    public static byte[] bytes(Message message) {
        return JsonWriter.bytes(json(message));
    }

    /// The message as a JSON value.
    public static Json json(Message message) {
        return switch (message) {
            case Message.Request(var id, var method, var params) ->
                call(id, method, params);
            case Message.Notification(var method, var params) -> call(null, method, params);
            case Message.Success(var id, var result) ->
                Json.obj("jsonrpc", VERSION, "id", id.value(), "result", result);
            case Message.Failure(var id, var error) -> failure(id, error);
            case Message.Malformed(var id, var error) -> failure(id, error);
            case Message.Batch(var messages) -> Json.arr(messages.stream().map(MessageWriter::json).toArray());
        };
    }

    private static Json.Obj call(@Nullable RequestId id, String method, Json.Obj params) {
        return Json.build(it -> it
            .put("jsonrpc", VERSION)
            .putOptional("id", id == null ? null : id.value())
            .put("method", method)
            .putOptional("params", params.isEmpty() ? null : params));
    }

    private static Json.Obj failure(@Nullable RequestId id, McpError error) {
        return Json.build(it -> it
            .put("jsonrpc", VERSION)
            .putOptional("id", id == null ? null : id.value())
            .put("error", Json.build(body -> body
                .put("code", error.code())
                .put("message", error.message())
                .putOptional("data", error.data()))));
    }
}
