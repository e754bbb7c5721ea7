package dev.candela.model;

import dev.candela.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/// One message of a sampling conversation.
///
/// @param content  blocks as the specification spells them (text, image, audio, `tool_use`, `tool_result`)
public record SamplingMessage(Role role, List<Json.Obj> content) {
    public SamplingMessage {
        content = List.copyOf(content);
    }

    public static SamplingMessage user(String text) {
        return new SamplingMessage(Role.USER, List.of(Json.obj("type", "text", "text", text)));
    }

    /// The text blocks, joined.
    public String text() {
        return content.stream().flatMap(it -> it.text("text").stream()).collect(Collectors.joining("\n"));
    }
}
