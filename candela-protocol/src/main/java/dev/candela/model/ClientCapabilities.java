package dev.candela.model;

import dev.candela.json.Json;
import java.util.Map;

/// What a client says it can do. Believed for one request or one session, never longer.
///
/// @param extensions  settings by extension id
/// @param raw         the capabilities as they were sent
public record ClientCapabilities(
    boolean roots,
    boolean sampling,
    boolean samplingTools,
    boolean elicitForm,
    boolean elicitUrl,
    Map<String, Json.Obj> extensions,
    Json.Obj raw) {
    public static final ClientCapabilities NONE =
        new ClientCapabilities(false, false, false, false, false, Map.of(), Json.Obj.EMPTY);

    public ClientCapabilities {
        extensions = Map.copyOf(extensions);
    }

    /// Whether the client can answer that request.
    public boolean canAnswer(InputRequest<?> request) {
        return switch (request) {
            case Elicit.Form _ -> elicitForm;
            case Elicit.Url _ -> elicitUrl;
            case CreateMessage it -> sampling && (samplingTools || !it.options().has("tools"));
            case ListRoots _ -> roots;
        };
    }
}
