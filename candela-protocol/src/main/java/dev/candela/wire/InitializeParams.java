package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.ClientFacts;

/// What a legacy client says when it shakes hands.
///
/// @param revision  the one that both can speak: what the client asked for, or else the newest legacy one
public record InitializeParams(Revision revision, ClientFacts client) {
    public static InitializeParams read(Json.Obj params) {
        var revision = params.text("protocolVersion").flatMap(Revision::parse)
            .filter(it -> !it.isModern()).orElse(Revision.NEWEST_LEGACY);
        var info = params.object("clientInfo").flatMap(CapabilitiesCodec::info);
        var capabilities = params.object("capabilities").orElse(Json.Obj.EMPTY);
        return new InitializeParams(revision,
            new ClientFacts(info.orElse(null), CapabilitiesCodec.client(capabilities, revision)));
    }
}
