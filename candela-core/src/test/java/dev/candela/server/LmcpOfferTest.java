package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.ToolAnnotations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Small things that users of lmcp rely on.
final class LmcpOfferTest {
    record Nothing() {}

    private final Rig rig = new Rig(it -> it
        .tool("empty", "Takes nothing", Nothing.class, (_, _) -> 42)
        .tool(ToolDefinition.of(Rig.tool("annotated"), (_, _) -> "x").with(tool ->
            tool.withAnnotations(ToolAnnotations.readOnly())))
        .tool(Rig.tool("meta"), (_, _) -> CallToolResult.structured(Json.obj("a", 1))
            .withMeta(Json.obj("com.example/x", true)))
        .tool(Rig.tool("knows"), (_, call) -> call.meta().text("com.example/y").orElse("none") + " "
            + call.requestId() + " " + call.session().isPresent())
        .resource(Resource.of("a:one", "one").withDescription("The first").withMimeType("text/x"),
            (_, _) -> "plain one")
        .resource(Resource.of("a:bad", "bad"), (_, _) -> List.of())
        .template(ResourceTemplate.of("a:{name}", "plain"), (asked, _) -> "family " + asked.variable("name"))
        .template(ResourceTemplate.of("a:{+path}", "greedy"), (asked, _) -> "greedy " + asked.variable("path"))
        .prompt(Prompt.of("p", "A prompt", PromptArgument.required("who", "Whom")), (_, _) -> 7));

    @AfterEach
    void close() {
        rig.close();
    }

    private Json.Obj ask(String method, String params) {
        return rig.pipe().initialized("2025-06-18", "{}").ask(request("1", method, params));
    }

    private int code(String method, String params) {
        return rig.pipe().initialized("2025-06-18", "{}").send(request("1", method, params)).out.error().code();
    }

    private String read(String uri) {
        var contents = (Json.Obj) ask("resources/read", Json.obj("uri", uri).toText()).array("contents").orElseThrow()
            .getFirst();
        return contents.text("text").orElseThrow();
    }

    private static Json.Obj named(List<Json> things, String name) {
        return things.stream().map(Json.Obj.class::cast).filter(it -> it.text("name").orElseThrow().equals(name))
            .findFirst().orElseThrow();
    }

    @Test
    void the_default_schema_is_an_object() {
        var tool = named(ask("tools/list", "{}").array("tools").orElseThrow(), "empty");

        assertThat(tool.text("description")).hasValue("Takes nothing");
        assertThat(tool.object("inputSchema").orElseThrow().text("type")).hasValue("object");
        assertThat(tool.object("inputSchema").orElseThrow().toText()).doesNotContain("[]");
        assertThat(tool.members()).doesNotContainKeys("annotations", "outputSchema");
    }

    @Test
    void annotations_of_a_tool_are_passed_on() {
        var tool = named(ask("tools/list", "{}").array("tools").orElseThrow(), "annotated");

        assertThat(tool.object("annotations").orElseThrow().isTrue("readOnlyHint")).isTrue();
    }

    @Test
    void a_number_becomes_text() {
        assertThat(ask("tools/call", "{\"name\":\"empty\"}").array("content").orElseThrow())
            .containsExactly(Texts.object("{\"type\":\"text\",\"text\":\"42\"}"));
    }

    @Test
    void a_result_may_have_meta_of_its_own() {
        assertThat(ask("tools/call", "{\"name\":\"meta\"}").object("_meta")).hasValue(Json.obj("com.example/x", true));
        var modern = rig.http().post(modern("1", "tools/call", "{\"name\":\"meta\"}")).result();
        assertThat(modern.object("_meta").orElseThrow().isTrue("com.example/x")).isTrue();
    }

    @Test
    void a_handler_knows_meta_request_id_and_session() {
        var client = rig.http().initialized("2025-06-18", "{}");
        String params = "{\"name\":\"knows\",\"_meta\":{\"com.example/y\":\"why\"}}";

        assertThat(client.post(request("\"r\"", "tools/call", params)).answer()).isEqualTo("why \"r\" true");
        assertThat(rig.http().post(modern("2", "tools/call", "{\"name\":\"knows\"}")).answer())
            .isEqualTo("none 2 false");
    }

    @Test
    void adding_a_resource_is_told() {
        var pipe = rig.pipe().initialized("2025-06-18", "{}");

        rig.server.add(Resource.of("a:new", "new"), (_, _) -> "x");
        rig.time.pass(Duration.ofMillis(50));

        assertThat(pipe.out.notified().method()).isEqualTo("notifications/resources/list_changed");
    }

    @Test
    void the_exact_uri_comes_before_templates_and_those_in_their_order() {
        assertThat(read("a:one")).isEqualTo("plain one");
        assertThat(read("a:two")).isEqualTo("family two");
    }

    @Test
    void a_greedy_variable_spans_segments_and_a_plain_one_does_not() {
        assertThat(read("a:b/c")).isEqualTo("greedy b/c");
    }

    @Test
    void lists_of_resources_and_templates_have_their_members() {
        assertThat(named(ask("resources/list", "{}").array("resources").orElseThrow(), "one").toText()).isEqualTo(
            "{\"uri\":\"a:one\",\"name\":\"one\",\"description\":\"The first\",\"mimeType\":\"text/x\"}");
        assertThat(ask("resources/templates/list", "{}").array("resourceTemplates").orElseThrow()).containsExactly(
            Texts.object("{\"uriTemplate\":\"a:{name}\",\"name\":\"plain\"}"),
            Texts.object("{\"uriTemplate\":\"a:{+path}\",\"name\":\"greedy\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"uri\":7}", "{\"uri\":\"\"}"})
    void a_uri_has_to_be_a_text(String params) {
        assertThat(code("resources/read", params)).isEqualTo(-32602);
    }

    @Test
    void a_resource_or_prompt_that_returns_nothing_is_an_internal_error() {
        assertThat(code("resources/read", "{\"uri\":\"a:bad\"}")).isEqualTo(-32603);
        assertThat(code("prompts/get", "{\"name\":\"p\",\"arguments\":{\"who\":\"x\"}}")).isEqualTo(-32603);
    }

    @Test
    void prompts_are_listed_with_their_arguments() {
        assertThat(ask("prompts/list", "{}").array("prompts").orElseThrow()).containsExactly(Texts.object("""
            {"name":"p","description":"A prompt",\
            "arguments":[{"name":"who","description":"Whom","required":true}]}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}", "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"}}",
        "{\"ref\":{\"type\":\"ref/prompt\"},\"argument\":{\"name\":\"who\"}}",
        "{\"ref\":{\"type\":\"ref/other\",\"name\":\"p\"},\"argument\":{\"name\":\"who\"}}",
        "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{}}"})
    void a_completion_needs_reference_and_argument(String params) {
        try (var completing = completing()) {
            assertThat(completing.pipe().send(request("1", "completion/complete", params)).out.error().code())
                .isEqualTo(-32602);
        }
    }

    @Test
    void an_argument_without_completer_has_no_values() {
        String params = "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},"
            + "\"argument\":{\"name\":\"who\",\"value\":\"\"}}";
        try (var completing = completing()) {
            assertThat(completing.pipe().ask(request("1", "completion/complete", params)).toText())
                .isEqualTo("{\"completion\":{\"values\":[],\"total\":0,\"hasMore\":false}}");
            assertThat(completing.pipe().send(request("1", "completion/complete", params.replace("who", "no"))).out
                .error().code()).isEqualTo(-32602);
        }
    }

    private static Rig completing() {
        return new Rig(it -> it.offering(false, false, true, true)
            .prompt(Prompt.of("p", "A prompt", PromptArgument.required("who", "Whom")), (_, _) -> "x"));
    }
}
