package dev.candela.model;

import dev.candela.json.Json;
import java.util.List;

/// Asks the client's model for a message (sampling).
///
/// @param messages       at least one
/// @param tokensMax      most tokens of the answer, at least 1
/// @param options        further members of the request as the specification spells them, such as `systemPrompt`,
///                       `temperature`, `modelPreferences`, `tools`; empty for none
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/sampling">Sampling</a>
public record CreateMessage(List<SamplingMessage> messages, int tokensMax, Json.Obj options)
    implements InputRequest<CreateMessageResult> {
    public CreateMessage {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: none (expected: at least one)");
        }
        if (tokensMax <= 0) {
            throw new IllegalArgumentException("tokensMax: " + tokensMax + " (expected: > 0)");
        }
    }

    public static CreateMessage of(String userText, int tokensMax) {
        return new CreateMessage(List.of(SamplingMessage.user(userText)), tokensMax, Json.Obj.EMPTY);
    }

    public CreateMessage withOptions(Json.Obj value) {
        return new CreateMessage(messages, tokensMax, value);
    }
}
