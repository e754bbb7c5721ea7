package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.rpc.Refusal;

/// What an era makes of a request.
sealed interface Answer {
    record Done(Json.Obj result) implements Answer {}

    /// The handler ran, or could have; a binding says nothing about it beyond the message.
    record Failed(McpError error) implements Answer {}

    /// Refused before a handler did anything.
    record Refused(McpError error, Refusal why) implements Answer {}

    /// Stays open; somebody else ends it.
    record Open() implements Answer {}

    static Answer unknownMethod(String method) {
        String shown = method.length() > 100 ? method.substring(0, 100) + "…" : method;
        return new Refused(new McpError(McpError.METHOD_NOT_FOUND, "Method not found: " + shown),
            Refusal.UNKNOWN_METHOD);
    }
}
