package dev.candela.era;

import dev.candela.model.McpError;
import dev.candela.rpc.Headers;
import dev.candela.wire.HeaderName;
import dev.candela.wire.HeaderValue;
import dev.candela.wire.Message;
import dev.candela.wire.Method;
import java.util.Optional;

/// Compares what headers repeat with what the body says. The body is what counts, so a difference is refused.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">Headers</a>
final class MirrorHeaders {
    private MirrorHeaders() {}

    /// A header that is there and says something else, or is there twice.
    static Optional<McpError> differs(Message.Request request, String version, Headers headers) {
        return compare(headers, HeaderName.PROTOCOL_VERSION, version)
            .or(() -> compare(headers, HeaderName.METHOD, request.method()));
    }

    /// A header that has to be there and is not, or names another thing than the body.
    static Optional<McpError> missing(Message.Request request, Headers headers) {
        return require(headers, HeaderName.PROTOCOL_VERSION)
            .or(() -> require(headers, HeaderName.METHOD))
            .or(() -> name(request, headers));
    }

    private static Optional<McpError> name(Message.Request request, Headers headers) {
        var member = Method.namedBy(request.method());
        if (member.isEmpty()) {
            return Optional.empty();
        }
        var missing = require(headers, HeaderName.NAME);
        if (missing.isPresent()) {
            return missing;
        }
        var given = headers.all(HeaderName.NAME);
        var decoded = given.size() == 1 ? HeaderValue.decode(given.getFirst()) : Optional.<String>empty();
        if (decoded.isEmpty()) {
            return Optional.of(mismatch(HeaderName.NAME, "malformed"));
        }
        return request.params().text(member.get()).filter(decoded.get()::equals).isPresent()
            ? Optional.empty()
            : Optional.of(mismatch(HeaderName.NAME, "not what the body says"));
    }

    private static Optional<McpError> require(Headers headers, String name) {
        return headers.all(name).isEmpty() ? Optional.of(mismatch(name, "missing")) : Optional.empty();
    }

    private static Optional<McpError> compare(Headers headers, String name, String body) {
        var given = headers.all(name);
        if (given.size() > 1) {
            return Optional.of(mismatch(name, "given twice"));
        }
        return given.isEmpty() || HeaderValue.trim(given.getFirst()).equals(body)
            ? Optional.empty()
            : Optional.of(mismatch(name, "not what the body says"));
    }

    private static McpError mismatch(String name, String what) {
        return new McpError(McpError.HEADER_MISMATCH,
            "Header mismatch: " + name + ": " + what + " (expected: the body's value)");
    }
}
