package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.Annotations;
import dev.candela.model.CacheHint;
import dev.candela.model.CallToolResult;
import dev.candela.model.CompleteResult;
import dev.candela.model.Content;
import dev.candela.model.GetPromptResult;
import dev.candela.model.Icon;
import dev.candela.model.Implementation;
import dev.candela.model.ListResult;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.PromptMessage;
import dev.candela.model.ReadResourceResult;
import dev.candela.model.Resource;
import dev.candela.model.ResourceContents;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.Result;
import dev.candela.model.Role;
import dev.candela.model.ServerCapabilities;
import dev.candela.model.ServerFacts;
import dev.candela.model.Tool;
import dev.candela.model.ToolAnnotations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of everything that a server says, with every member set, by the name of its vector.
@SuppressWarnings("NullAway") // overlooks @Nullable on a nested type in a class file
final class Samples {
    static final Implementation SERVER = Implementation.of("candela-test", "1.2.3");

    static final ServerFacts FACTS = new ServerFacts(
        new Implementation("candela-test", "1.2.3", "Candela", "For tests", "https://example.com/",
            List.of(Icon.of("https://example.com/icon.png"))),
        "Be kind.",
        new ServerCapabilities(true, true, true, true, true, Json.obj("dice", Json.obj("sides", 6)),
            Json.obj("com.example/maps", Json.Obj.EMPTY)),
        new CacheHint(Duration.ofHours(1), CacheHint.Scope.PUBLIC));

    private static final CacheHint MINUTE = new CacheHint(Duration.ofMinutes(1), CacheHint.Scope.PRIVATE);
    private static final Annotations HINTS =
        Annotations.audience(Role.USER, Role.ASSISTANT).withPriority(0.5).withLastModified("2026-07-28T00:00:00Z");
    private static final Json.Obj META = Json.obj("com.example/trace", "t1");
    private static final Icon ICON =
        new Icon("https://example.com/i.svg", "image/svg+xml", List.of("48x48", "any"), Icon.Theme.DARK);
    private static final Json.Obj POINT = Json.obj("type", "object",
        "properties", Json.obj("x", Json.obj("type", "number")), "required", Json.arr("x"));

    private Samples() {}

    static Map<String, Result> results() {
        var samples = new LinkedHashMap<String, Result>();
        samples.put("empty", Result.EMPTY);
        samples.put("tool-content", toolContent());
        samples.put("tool-structured-object", CallToolResult.structured(Json.obj("x", 1.5)));
        samples.put("tool-structured-array", CallToolResult.structured(Json.arr(1, 2)));
        samples.put("tool-structured-null", new CallToolResult(List.of(), Json.Null.NULL, false, null));
        samples.put("tool-structured-without-text",
            new CallToolResult(List.of(Content.image(new byte[] {1}, "image/png")), Json.arr("a"), false, null));
        samples.put("tool-error", CallToolResult.error("no such city").withMeta(META));
        samples.put("tools", new ListResult.Tools(List.of(tool(), returning(Json.obj("type", "array")),
            returning(Json.Obj.EMPTY)), "next", MINUTE));
        samples.put("resources", new ListResult.Resources(
            List.of(resource(), Resource.of("file:///b", "b")), null, MINUTE));
        samples.put("templates", new ListResult.Templates(List.of(template(),
            ResourceTemplate.of("file:///{id}", "plain")), "", MINUTE));
        samples.put("prompts", new ListResult.Prompts(List.of(prompt(),
            new Prompt("bare", null, null, List.of(), List.of(), null)), null, MINUTE));
        samples.put("read", new ReadResourceResult(List.of(
            new ResourceContents.Text("file:///a", "text/plain", "line\n", META),
            new ResourceContents.Blob("file:///a#1", null, "AQID", null)), MINUTE));
        samples.put("prompt", promptResult());
        samples.put("completion", new CompleteResult(List.of("Paris", "Park"), 120, true));
        samples.put("completion-unknown-total", new CompleteResult(List.of(), null, false));
        return samples;
    }

    private static CallToolResult toolContent() {
        return new CallToolResult(List.of(
            new Content.Text("hé \"llo\"", HINTS, META),
            new Content.Image("AQ==", "image/png", HINTS, META),
            new Content.Audio("Ag==", "audio/wav", HINTS, META),
            Content.link(resource()),
            new Content.Embedded(new ResourceContents.Text("file:///t", "text/plain", "x", META), HINTS, META),
            new Content.Embedded(new ResourceContents.Blob("file:///b", "application/pdf", "Aw==", null), null, null)),
            null, false, META);
    }

    private static Tool tool() {
        return Tool.of("move", "Moves", POINT)
            .withTitle("Move")
            .withOutputSchema(POINT)
            .withAnnotations(new ToolAnnotations("Mover", false, true, false, true))
            .withIcons(ICON)
            .withMeta(META);
    }

    private static Tool returning(Json.Obj schema) {
        return new Tool("list", null, null, Json.obj("type", "object"), schema, ToolAnnotations.NONE, List.of(), null);
    }

    private static Resource resource() {
        return Resource.of("file:///a", "a").withTitle("A").withDescription("The first").withMimeType("text/plain")
            .withSize(5).withIcons(ICON).withAnnotations(HINTS).withMeta(META);
    }

    private static ResourceTemplate template() {
        return ResourceTemplate.of("file:///{+path}", "files").withTitle("Files").withDescription("All")
            .withMimeType("text/plain").withIcons(ICON).withAnnotations(HINTS).withMeta(META);
    }

    private static Prompt prompt() {
        return new Prompt("greet", "Greet", "Says hello", List.of(
            new PromptArgument("who", "Who", "A name", true), PromptArgument.optional("how", "A way")),
            List.of(ICON), META);
    }

    private static GetPromptResult promptResult() {
        return new GetPromptResult("A greeting", List.of(
            PromptMessage.user("Hello"),
            PromptMessage.assistant("Hi"),
            PromptMessage.user(Content.image(new byte[] {1, 2}, "image/gif")),
            PromptMessage.user(Content.audio(new byte[] {3}, "audio/wav")),
            PromptMessage.user(Content.link(Resource.of("file:///a", "a"))),
            PromptMessage.user(Content.embedded(ResourceContents.text("file:///t", "text/plain", "x")))));
    }
}
