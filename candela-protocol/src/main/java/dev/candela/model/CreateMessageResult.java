package dev.candela.model;

import org.jspecify.annotations.Nullable;

/// What the client's model said.
///
/// @param stopReason  such as `endTurn`; null when the client did not say
public record CreateMessageResult(SamplingMessage message, String model, @Nullable String stopReason)
    implements InputResponse {
    public String text() {
        return message.text();
    }
}
