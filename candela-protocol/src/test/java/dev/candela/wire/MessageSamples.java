package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.CreateMessage;
import dev.candela.model.Elicit;
import dev.candela.model.InputRequest;
import dev.candela.model.ListRoots;
import dev.candela.model.LogLevel;
import dev.candela.model.RequestId;
import dev.candela.model.Role;
import dev.candela.model.SamplingMessage;
import dev.candela.model.ServerEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of each question and of each notification that a server sends, by the name of its vector.
final class MessageSamples {
    static final String ELICITATION_ID = "e-1";

    private MessageSamples() {}

    static Map<String, InputRequest<?>> questions() {
        var samples = new LinkedHashMap<String, InputRequest<?>>();
        samples.put("ask-form", Elicit.confirm("Sure?", "sure"));
        samples.put("ask-page", Elicit.url("Please sign in", "https://example.com/login"));
        samples.put("ask-roots", new ListRoots());
        samples.put("ask-model", CreateMessage.of("Say hi", 100));
        samples.put("ask-model-with-options", CreateMessage.of("Say hi", 100).withOptions(Json.obj(
            "systemPrompt", "Be brief.",
            "temperature", 0.2,
            "maxTokens", 1_000_000,
            "modelPreferences", Json.obj("hints", Json.arr(Json.obj("name", "small")), "speedPriority", 1))));
        samples.put("ask-model-with-blocks", new CreateMessage(List.of(
            new SamplingMessage(Role.USER, List.of(
                Json.obj("type", "text", "text", "Listen"),
                Json.obj("type", "audio", "data", "AQ==", "mimeType", "audio/wav"))),
            new SamplingMessage(Role.ASSISTANT, List.of(
                Json.obj("type", "tool_use", "id", "c1", "name", "dice", "input", Json.Obj.EMPTY)))),
            50, Json.Obj.EMPTY));
        return samples;
    }

    /// Whether a revision has that question at all.
    static boolean has(Revision revision, InputRequest<?> question) {
        return switch (question) {
            case Elicit.Form _ -> revision.has(Feature.ELICITATION);
            case Elicit.Url _ -> revision.has(Feature.ELICITATION_MODE);
            case CreateMessage _, ListRoots _ -> true;
        };
    }

    static Map<String, Message.Notification> notifications() {
        var samples = new LinkedHashMap<String, Message.Notification>();
        samples.put("tools-changed", NotificationWriter.event(new ServerEvent.ToolsChanged()));
        samples.put("prompts-changed", NotificationWriter.event(new ServerEvent.PromptsChanged()));
        samples.put("resources-changed", NotificationWriter.event(new ServerEvent.ResourcesChanged()));
        samples.put("resource-updated", NotificationWriter.event(new ServerEvent.ResourceUpdated("file:///a")));
        samples.put("log", NotificationWriter.event(
            new ServerEvent.Logged(LogLevel.NOTICE, "db", Json.obj("rows", 3))));
        samples.put("progress", NotificationWriter.progress(new Json.Str("p1"), 0.5, 2.0, "half"));
        samples.put("progress-bare", NotificationWriter.progress(new Json.Whole(7), 3, null, null));
        samples.put("cancelled", NotificationWriter.cancelled(RequestId.of(7), "no longer needed"));
        return samples;
    }
}
