package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.ClientFacts;
import dev.candela.model.McpError;
import dev.candela.rpc.TransportContext;
import dev.candela.wire.CapabilitiesCodec;
import dev.candela.wire.HeaderName;
import dev.candela.wire.HeaderValue;
import dev.candela.wire.Message;
import dev.candela.wire.Meta;
import dev.candela.wire.Method;
import dev.candela.wire.ModernCodec;
import dev.candela.wire.Revision;
import java.util.Optional;

/// Decides which era a request belongs to, from its body first. Pure.
///
/// The order of the checks is the one in which the official suite expects the errors: envelope, header against body,
/// revision, presence of headers.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/versioning">Versioning</a>
final class Classifier {
    private Classifier() {}

    static Classified classify(Message.Request request, TransportContext context) {
        var meta = Meta.of(request.params());
        Json named = meta.member(Meta.PROTOCOL_VERSION);
        if (named == null) {
            return unnamed(request, meta, context);
        }
        if (!(named instanceof Json.Str(var version))) {
            return rejected(McpError.INVALID_PARAMS, Meta.PROTOCOL_VERSION + ": not a string (expected: a string)");
        }
        if (!(meta.member(Meta.CLIENT_CAPABILITIES) instanceof Json.Obj capabilities)) {
            return rejected(McpError.INVALID_PARAMS,
                Meta.CLIENT_CAPABILITIES + ": missing (expected: an object)");
        }
        var mirror = context.headers();
        var differs = mirror == null ? Optional.<McpError>empty() : MirrorHeaders.differs(request, version, mirror);
        if (differs.isPresent()) {
            return new Classified.Rejected(differs.get());
        }
        if (Revision.parse(version).filter(Revision::isModern).isEmpty()) {
            return new Classified.Rejected(new McpError(McpError.UNSUPPORTED_VERSION, "Unsupported protocol version",
                Json.obj("supported", Revision.texts(), "requested", version)));
        }
        var missing = mirror == null ? Optional.<McpError>empty() : MirrorHeaders.missing(request, mirror);
        return missing.<Classified>map(Classified.Rejected::new).orElseGet(() ->
            new Classified.Modern(request, meta, client(meta, capabilities), mirror));
    }

    /// A body without a revision is legacy, unless something else in it or a header says that it was meant as modern.
    private static Classified unnamed(Message.Request request, Json.Obj meta, TransportContext context) {
        boolean modernHeader = context.header(HeaderName.PROTOCOL_VERSION)
            .map(HeaderValue::trim).flatMap(Revision::parse).filter(Revision::isModern).isPresent();
        if (modernHeader && request.method().equals(Method.INITIALIZE)) {
            return rejected(McpError.HEADER_MISMATCH,
                "Header mismatch: " + HeaderName.PROTOCOL_VERSION + " names a revision without this method");
        }
        if (modernHeader || meta.has(Meta.CLIENT_CAPABILITIES)) {
            return rejected(McpError.INVALID_PARAMS, Meta.PROTOCOL_VERSION + ": missing (expected: a revision)");
        }
        return new Classified.Legacy(request);
    }

    private static ClientFacts client(Json.Obj meta, Json.Obj capabilities) {
        var info = meta.object(Meta.CLIENT_INFO).flatMap(CapabilitiesCodec::info);
        return new ClientFacts(info.orElse(null), CapabilitiesCodec.client(capabilities, ModernCodec.REVISION));
    }

    private static Classified rejected(int code, String message) {
        return new Classified.Rejected(new McpError(code, message));
    }
}
