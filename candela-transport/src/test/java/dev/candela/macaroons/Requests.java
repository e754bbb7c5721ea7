package dev.candela.macaroons;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.wire.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One request of every kind, by a short name, as each era writes it.
final class Requests {
    static final Map<String, Message.Request> ALL = all();

    private static final Json.Obj ENVELOPE = Json.obj(
        "io.modelcontextprotocol/protocolVersion", "2026-07-28",
        "io.modelcontextprotocol/clientInfo", Json.obj("name", "test", "version", "1"),
        "io.modelcontextprotocol/clientCapabilities", Json.Obj.EMPTY);

    private Requests() {}

    private static Map<String, Message.Request> all() {
        var all = new LinkedHashMap<String, Message.Request>();
        all.put("ping", request("ping", Json.Obj.EMPTY));
        all.put("discover", request("server/discover", Json.Obj.EMPTY));
        all.put("list", request("tools/list", Json.Obj.EMPTY));
        all.put("search", request("tools/call", Json.obj("name", "search", "arguments", Json.Obj.EMPTY)));
        all.put("delete", request("tools/call", Json.obj("name", "delete", "arguments", Json.Obj.EMPTY)));
        all.put("nameless", request("tools/call", Json.Obj.EMPTY));
        all.put("resources", request("resources/list", Json.Obj.EMPTY));
        all.put("templates", request("resources/templates/list", Json.Obj.EMPTY));
        all.put("read", request("resources/read", Json.obj("uri", "book:1")));
        all.put("subscribe", request("resources/subscribe", Json.obj("uri", "book:1")));
        all.put("unsubscribe", request("resources/unsubscribe", Json.obj("uri", "book:1")));
        all.put("listen", request("subscriptions/listen",
            Json.obj("notifications", Json.obj("toolsListChanged", true))));
        all.put("prompts", request("prompts/list", Json.Obj.EMPTY));
        all.put("prompt", request("prompts/get", Json.obj("name", "review", "arguments", Json.Obj.EMPTY)));
        all.put("complete", request("completion/complete", Json.obj(
            "ref", Json.obj("type", "ref/prompt", "name", "review"),
            "argument", Json.obj("name", "book", "value", ""))));
        all.put("level", request("logging/setLevel", Json.obj("level", "debug")));
        all.put("unheard", request("library/burn", Json.Obj.EMPTY));
        return all;
    }

    private static Message.Request request(String method, Json.Obj params) {
        return new Message.Request(RequestId.of(7), method, params);
    }

    static Message.Request named(String name) {
        return Objects.requireNonNull(ALL.get(name));
    }

    static Message.Request modern(Message.Request request) {
        return new Message.Request(request.id(), request.method(), request.params().with("_meta", ENVELOPE));
    }

    static String initialize(String revision) {
        return """
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "%s",
             "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""".formatted(revision);
    }

    static String call(String tool) {
        return """
            {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "%s", "arguments": {}}}"""
            .formatted(tool);
    }
}
