package dev.candela.http;

import dev.candela.lumen.link.Insistence;
import java.util.Optional;

/// Which bodies are read.
final class Bodies {
    private Bodies() {}

    private static final String JSON = "application/json";

    /// Why a posted body will not be read: it must be JSON or LUMEN, or not say what it is, and come as it is.
    ///
    /// @param lumen  whether LUMEN is read, and nothing else
    static Optional<HttpAnswer> refusal(RequestHeaders headers, Insistence lumen) {
        if (isLumen(headers) ? lumen == Insistence.OFF : !isJson(headers) || lumen == Insistence.REQUIRE) {
            String expected = switch (lumen) {
                case OFF -> JSON;
                case PREFER -> JSON + " or " + LumenBody.TYPE;
                case REQUIRE -> LumenBody.TYPE;
            };
            return Optional.of(HttpAnswer.error(415, "Content-Type: not read (expected: " + expected + ")"));
        }
        String coding = headers.get("content-encoding");
        if (coding != null && !coding.strip().equalsIgnoreCase("identity")) {
            return Optional.of(HttpAnswer.error(415, "Content-Encoding: not read (expected: identity)"));
        }
        return Optional.empty();
    }

    static boolean isLumen(RequestHeaders headers) {
        String type = headers.get("content-type");
        return type != null && Accept.type(type).equals(LumenBody.TYPE);
    }

    private static boolean isJson(RequestHeaders headers) {
        String type = headers.get("content-type");
        return type == null || type.equals(JSON) || Accept.type(type).equals(JSON);
    }
}
