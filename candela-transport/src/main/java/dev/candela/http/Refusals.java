package dev.candela.http;

import dev.candela.rpc.Refusal;

/// What each kind of refusal is in HTTP.
final class Refusals {
    private Refusals() {}

    static int status(Refusal why) {
        return switch (why) {
            case MALFORMED, NO_SESSION -> 400;
            case UNKNOWN_METHOD, UNKNOWN_SESSION -> 404;
            case NOT_OFFERED -> 405;
            case BUSY -> 429;
        };
    }

    /// Adds the field that such an answer has to have.
    static HttpAnswer explain(HttpAnswer answer, Refusal why) {
        return switch (why) {
            case MALFORMED, NO_SESSION, UNKNOWN_METHOD, UNKNOWN_SESSION -> answer;
            case NOT_OFFERED -> answer.with("Allow", "POST");
            case BUSY -> answer.with("Retry-After", "1");
        };
    }

    /// For the answer to a request that had no message.
    static String message(Refusal why) {
        return switch (why) {
            case MALFORMED -> "Malformed request";
            case UNKNOWN_METHOD -> "Method not found";
            case NO_SESSION -> "Mcp-Session-Id: missing (expected: the id of a session)";
            case UNKNOWN_SESSION -> "Session not found";
            case NOT_OFFERED -> "Method not allowed";
            case BUSY -> "Too many requests";
        };
    }
}
