package dev.candela.server;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import java.nio.charset.StandardCharsets;

/// JSON and messages from text, as tests like to write them.
final class Texts {
    static final String OBJECT = "{\"type\":\"object\"}";

    private Texts() {}

    static Json.Obj object(String text) {
        try {
            return (Json.Obj) new JsonReader(JsonLimits.DEFAULT).read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Message message(String text) {
        return new MessageReader(JsonLimits.DEFAULT, 256).read(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @param id      as JSON
    /// @param params  as JSON
    static String request(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static String notification(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static String cancelled(String id) {
        return notification("notifications/cancelled", "{\"requestId\":" + id + "}");
    }

    static String initialize(String id, String revision, String capabilities) {
        return request(id, "initialize", "{\"protocolVersion\":\"" + revision + "\",\"capabilities\":" + capabilities
            + ",\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}");
    }

    /// A request of the modern era.
    ///
    /// @param capabilities  what the client can do, as JSON
    static String modern(String id, String method, String params, String capabilities) {
        return modern(id, method, params, capabilities, "{}");
    }

    /// @param more  further members of `_meta`
    static String modern(String id, String method, String params, String capabilities, String more) {
        var meta = object(more)
            .with("io.modelcontextprotocol/protocolVersion", new Json.Str("2026-07-28"))
            .with("io.modelcontextprotocol/clientCapabilities", object(capabilities));
        return request(id, method, object(params).with("_meta", meta).toText());
    }

    static String modern(String id, String method, String params) {
        return modern(id, method, params, "{}");
    }

    /// Params of `tools/call`.
    static String tool(String name) {
        return "{\"name\":\"" + name + "\",\"arguments\":{}}";
    }
}
