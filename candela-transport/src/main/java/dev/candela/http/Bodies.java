package dev.candela.http;

import java.util.Optional;

/// Which bodies are read.
final class Bodies {
    private Bodies() {}

    /// Why a posted body will not be read: it must be JSON, or not say what it is, and come as it is.
    static Optional<HttpAnswer> refusal(RequestHeaders headers) {
        String type = headers.get("content-type");
        if (type != null && !type.equals("application/json") && !Accept.type(type).equals("application/json")) {
            return Optional.of(HttpAnswer.error(415, "Content-Type: not read (expected: application/json)"));
        }
        String coding = headers.get("content-encoding");
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            return Optional.of(HttpAnswer.error(415, "Content-Encoding: not read (expected: identity)"));
        }
        return Optional.empty();
    }
}
