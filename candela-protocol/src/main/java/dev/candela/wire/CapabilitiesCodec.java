package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.ClientCapabilities;
import dev.candela.model.CreateMessage;
import dev.candela.model.Elicit;
import dev.candela.model.Implementation;
import dev.candela.model.InputRequest;
import dev.candela.model.ListRoots;
import dev.candela.model.McpError;
import dev.candela.model.ServerCapabilities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what clients can do and writes what servers offer.
public final class CapabilitiesCodec {
    private CapabilitiesCodec() {}

    /// What a client can do of what its revision has; anything beyond could not be written to it.
    public static ClientCapabilities client(Json.Obj raw, Revision revision) {
        var elicitation = raw.object("elicitation").filter(_ -> revision.has(Feature.ELICITATION));
        boolean url = revision.has(Feature.ELICITATION_MODE)
            && elicitation.flatMap(it -> it.object("url")).isPresent();
        boolean form = elicitation.isPresent() && (!url || elicitation.get().has("form"));
        var sampling = raw.object("sampling");
        return new ClientCapabilities(
            raw.object("roots").isPresent(),
            sampling.isPresent(),
            revision.has(Feature.SAMPLING_TOOLS) && sampling.flatMap(it -> it.object("tools")).isPresent(),
            form,
            url,
            extensions(raw),
            raw);
    }

    /// The same capabilities in few bytes: settings of extensions and what nobody knows are left out.
    public static Json.Obj brief(ClientCapabilities client) {
        return Json.build(it -> {
            if (client.roots()) {
                it.put("roots", Json.Obj.EMPTY);
            }
            if (client.sampling()) {
                it.put("sampling", client.samplingTools() ? Json.obj("tools", Json.Obj.EMPTY) : Json.Obj.EMPTY);
            }
            if (client.elicitForm() || client.elicitUrl()) {
                it.put("elicitation", Json.build(modes -> modes
                    .putOptional("form", client.elicitForm() ? Json.Obj.EMPTY : null)
                    .putOptional("url", client.elicitUrl() ? Json.Obj.EMPTY : null)));
            }
        });
    }

    private static Map<String, Json.Obj> extensions(Json.Obj raw) {
        var found = new LinkedHashMap<String, Json.Obj>();
        raw.object("extensions").ifPresent(all -> all.members().forEach((id, settings) -> {
            if (settings instanceof Json.Obj it) {
                found.put(id, it);
            }
        }));
        return found;
    }

    /// Name and version of a client; empty when they are missing or no strings.
    public static Optional<Implementation> info(Json.Obj info) {
        return info.text("name").map(name -> new Implementation(name, info.text("version").orElse(""),
            info.text("title").orElse(null), null, null, List.of()));
    }

    /// What to tell a client that lacks the capability for a question, in the shape of its capabilities.
    public static McpError missing(InputRequest<?> request) {
        return new McpError(McpError.MISSING_CLIENT_CAPABILITY,
            "Missing client capability for " + InputCodec.method(request),
            Json.obj("requiredCapabilities", needed(request)));
    }

    static Json.Obj needed(InputRequest<?> request) {
        return switch (request) {
            case Elicit.Form _ -> Json.obj("elicitation", Json.obj("form", Json.Obj.EMPTY));
            case Elicit.Url _ -> Json.obj("elicitation", Json.obj("url", Json.Obj.EMPTY));
            case CreateMessage it -> Json.obj("sampling",
                it.options().has("tools") ? Json.obj("tools", Json.Obj.EMPTY) : Json.Obj.EMPTY);
            case ListRoots _ -> Json.obj("roots", Json.Obj.EMPTY);
        };
    }

    static Json.Obj server(ServerCapabilities offered) {
        var listChanged = Json.obj("listChanged", true);
        return Json.build(it -> {
            if (offered.tools()) {
                it.put("tools", listChanged);
            }
            if (offered.resources()) {
                it.put("resources", Json.obj("subscribe", true, "listChanged", true));
            }
            if (offered.prompts()) {
                it.put("prompts", listChanged);
            }
            if (offered.completions()) {
                it.put("completions", Json.Obj.EMPTY);
            }
            if (offered.logging()) {
                it.put("logging", Json.Obj.EMPTY);
            }
            if (!offered.experimental().isEmpty()) {
                it.put("experimental", offered.experimental());
            }
            if (!offered.extensions().isEmpty()) {
                it.put("extensions", offered.extensions());
            }
        });
    }
}
