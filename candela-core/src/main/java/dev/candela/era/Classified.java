package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.ClientFacts;
import dev.candela.model.McpError;
import dev.candela.rpc.Headers;
import dev.candela.wire.Message;
import org.jspecify.annotations.Nullable;

/// Where an inbound request belongs, decided once.
sealed interface Classified {
    /// @param meta  its envelope, complete and well-typed
    record Modern(Message.Request request, Json.Obj meta, ClientFacts client, @Nullable Headers mirror)
        implements Classified {}

    record Legacy(Message.Request request) implements Classified {}

    record Rejected(McpError error) implements Classified {}
}
