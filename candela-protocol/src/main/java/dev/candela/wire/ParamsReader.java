package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the params of requests. A wrong member ends the request with an error that names it.
public final class ParamsReader {
    private ParamsReader() {}

    static Params.Page page(Json.Obj params) {
        Json cursor = params.member("cursor");
        return switch (cursor) {
            case null -> new Params.Page(null);
            case Json.Str(var text) -> new Params.Page(text);
            default -> throw McpError.invalidParams("cursor: not a string (expected: one that this server gave)")
                .asException();
        };
    }

    static Params.CallTool callTool(Json.Obj params) {
        Json arguments = params.member("arguments");
        if (arguments != null && !(arguments instanceof Json.Obj)) {
            throw McpError.invalidParams("arguments: not an object (expected: an object)").asException();
        }
        return new Params.CallTool(required(params, "name"), arguments instanceof Json.Obj it ? it : Json.Obj.EMPTY);
    }

    static Params.ReadResource readResource(Json.Obj params) {
        return new Params.ReadResource(required(params, "uri"));
    }

    static Params.GetPrompt getPrompt(Json.Obj params) {
        return new Params.GetPrompt(required(params, "name"), texts(params, "arguments"));
    }

    static Params.Complete complete(Json.Obj params) {
        var reference = params.object("ref").orElseThrow(() -> missing("ref"));
        var argument = params.object("argument").orElseThrow(() -> missing("argument"));
        var value = argument.text("value").orElseThrow(() -> missing("argument.value"));
        return new Params.Complete(reference(reference), text(argument, "name", "argument.name"), value,
            texts(context(params), "arguments"));
    }

    private static Json.Obj context(Json.Obj params) {
        Json context = params.member("context");
        return switch (context) {
            case null -> Json.Obj.EMPTY;
            case Json.Obj it -> it;
            default -> throw McpError.invalidParams("context: not an object (expected: an object)").asException();
        };
    }

    private static Params.Reference reference(Json.Obj reference) {
        String type = text(reference, "type", "ref.type");
        return switch (type) {
            case "ref/prompt" -> new Params.Reference.ToPrompt(text(reference, "name", "ref.name"));
            case "ref/resource" -> new Params.Reference.ToResource(text(reference, "uri", "ref.uri"));
            default -> throw McpError.invalidParams("ref.type: unknown (expected: ref/prompt or ref/resource)")
                .asException();
        };
    }

    /// The text of a member that must be there and must not be empty.
    public static String required(Json.Obj object, String name) {
        return text(object, name, name);
    }

    private static String text(Json.Obj object, String name, String path) {
        return object.text(name).filter(it -> !it.isEmpty()).orElseThrow(() -> missing(path));
    }

    /// A level of the specification; anything else ends the request.
    public static LogLevel logLevel(Json.Obj object, String name) {
        return object.text(name).flatMap(ParamsReader::level).orElseThrow(() -> McpError.invalidParams(
            "level: unknown (expected: debug, info, notice, warning, error, critical, alert or emergency)")
            .asException());
    }

    private static Optional<LogLevel> level(String text) {
        for (var level : LogLevel.values()) {
            if (NotificationWriter.text(level).equals(text)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> texts(Json.Obj params, String name) {
        Json value = params.member(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Json.Obj object)) {
            throw McpError.invalidParams(name + ": not an object (expected: an object of strings)").asException();
        }
        var texts = new LinkedHashMap<String, String>();
        object.members().forEach((key, member) -> {
            if (!(member instanceof Json.Str(var text))) {
                throw McpError.invalidParams(name + ": a member that is no string (expected: strings)").asException();
            }
            texts.put(key, text);
        });
        return texts;
    }

    private static McpException missing(String name) {
        return McpError.invalidParams(name + ": missing (expected: a value of the right type)").asException();
    }
}
