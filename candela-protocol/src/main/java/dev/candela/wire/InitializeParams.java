package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.json.JsonWriter;
import dev.candela.model.ClientFacts;
import dev.candela.model.McpError;

/// What a legacy client says when it shakes hands.
///
/// @param revision  the one that both can speak: what the client asked for, or else the newest legacy one
public record InitializeParams(Revision revision, ClientFacts client) {
    /// A session keeps what its client says of itself, so that is bounded.
    private static final int CLIENT_BYTES_MAX = 64 * 1024;

    /// @throws dev.candela.model.McpException when the client says too much of itself
    public static InitializeParams read(Json.Obj params) {
        var revision = params.text("protocolVersion").flatMap(Revision::parse)
            .filter(it -> !it.isModern()).orElse(Revision.NEWEST_LEGACY);
        var told = params.object("clientInfo").orElse(Json.Obj.EMPTY);
        var capabilities = params.object("capabilities").orElse(Json.Obj.EMPTY);
        if (JsonWriter.bytes(told).length + JsonWriter.bytes(capabilities).length > CLIENT_BYTES_MAX) {
            throw McpError.invalidParams(
                "capabilities and clientInfo: too large (expected: <= " + CLIENT_BYTES_MAX + " bytes)").asException();
        }
        var info = CapabilitiesCodec.info(told);
        return new InitializeParams(revision,
            new ClientFacts(info.orElse(null), CapabilitiesCodec.client(capabilities, revision)));
    }
}
