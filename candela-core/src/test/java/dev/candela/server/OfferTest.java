package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.CacheHint;
import dev.candela.model.CallToolResult;
import dev.candela.model.Content;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.Tool;
import dev.candela.model.ToolFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server offers, as clients of both eras see it.
final class OfferTest {
    private static final String NUMBER = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},"
        + "\"required\":[\"n\"]}";

    private final Rig rig = new Rig(it -> it
        .cache(new CacheHint(Duration.ofSeconds(5), CacheHint.Scope.PUBLIC))
        .pageSize(2)
        .tool(Tool.of("number", "x", Texts.object(NUMBER)), (arguments, _) ->
            Objects.requireNonNull(arguments.member("n")))
        .tool(Rig.tool("text"), (_, _) -> "text")
        .tool(Rig.tool("image"), (_, _) -> Content.image(new byte[] {1, 2, 3}, "image/png"))
        .tool(Rig.tool("object"), (_, _) -> Json.obj("a", 1))
        .tool(Rig.tool("nothing"), (_, _) -> CallToolResult.of())
        .tool(Rig.tool("failure"), (_, _) -> {
            throw new ToolFailure("no more");
        })
        .tool(Rig.tool("lies").withOutputSchema(Texts.object(NUMBER)), (_, _) -> Json.obj("n", "x"))
        .resource(Resource.of("a:text", "text"), (_, _) -> "text")
        .resource(Resource.of("a:bytes", "bytes"), (_, _) -> "text".getBytes(StandardCharsets.UTF_8))
        .template(ResourceTemplate.of("file:///{name}", "files"), (asked, _) -> asked.variable("name"))
        .prompt(Prompt.of("greet", "Greets", PromptArgument.required("who", "whom")),
            (arguments, _) -> "Hello " + arguments.get("who"))
        .completePrompt("greet", "who", (prefix, _, _) ->
            IntStream.range(0, 150).mapToObj(n -> prefix + n).toList()));

    @AfterEach
    void close() {
        rig.close();
    }

    private Json.Obj ask(String method, String params) {
        return rig.http().post(modern("1", method, params)).result();
    }

    private Json.Obj legacy(String method, String params) {
        return rig.pipe().initialized("2025-11-25", "{}").ask(request("1", method, params));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "server/discover|{}", "tools/list|{}", "prompts/list|{}", "resources/list|{}", "resources/templates/list|{}",
        "resources/read|{\"uri\":\"a:text\"}"})
    void what_may_be_kept_says_for_how_long_and_for_whom(String method, String params) {
        var result = ask(method, params);

        assertThat(result.member("ttlMs")).isNotNull();
        assertThat(result.text("cacheScope").orElseThrow()).isIn("public", "private");
        if (!method.equals("server/discover")) {
            assertThat(legacy(method, params).members()).doesNotContainKeys("ttlMs", "cacheScope", "resultType");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tools/call|{\"name\":\"text\"}", "prompts/get|{\"name\":\"greet\",\"arguments\":{\"who\":\"x\"}}",
        "completion/complete|{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},"
            + "\"argument\":{\"name\":\"who\",\"value\":\"\"}}"})
    void what_may_not_be_kept_says_nothing(String method, String params) {
        assertThat(ask(method, params).members()).doesNotContainKeys("ttlMs", "cacheScope");
    }

    @Test
    void every_modern_result_says_what_it_is_and_who_made_it() {
        for (var result : List.of(ask("tools/list", "{}"), ask("tools/call", "{\"name\":\"nothing\"}"),
            ask("resources/read", "{\"uri\":\"a:text\"}"), ask("server/discover", "{}"))) {
            assertThat(result.text("resultType")).hasValue("complete");
            assertThat(result.object("_meta").orElseThrow().object("io.modelcontextprotocol/serverInfo")).isPresent();
            assertThat(result.has("serverInfo")).isFalse();
        }
    }

    @Test
    void lists_come_in_pages_in_the_order_of_registration_and_the_last_has_no_cursor() {
        var names = new ArrayList<String>();
        var scopes = new HashSet<String>();
        String params = "{}";
        while (true) {
            var page = ask("tools/list", params);
            scopes.add(page.text("cacheScope").orElseThrow());
            page.array("tools").orElseThrow().forEach(it -> names.add(((Json.Obj) it).text("name").orElseThrow()));
            var cursor = page.text("nextCursor");
            if (cursor.isEmpty()) {
                break;
            }
            params = Json.obj("cursor", cursor.get()).toText();
        }

        assertThat(names).containsExactly("number", "text", "image", "object", "nothing", "failure", "lies");
        assertThat(scopes).hasSize(1);
    }

    @Test
    void lists_do_not_depend_on_the_connection_or_on_what_was_called_before() {
        var first = ask("tools/list", "{}");
        var pipe = rig.pipe();
        pipe.ask(modern("1", "tools/call", "{\"name\":\"text\"}"));

        assertThat(pipe.ask(modern("2", "tools/list", "{}"))).isEqualTo(first);
        assertThat(ask("tools/list", "{}")).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cursor\":\"nonsense\"}", "{\"cursor\":7}", "{\"cursor\":\"LTU=\"}"})
    void a_cursor_that_was_not_given_is_refused(String params) {
        assertThat(rig.http().post(modern("1", "tools/list", params)).error().code()).isEqualTo(-32602);
        assertThat(rig.pipe().send(request("1", "resources/list", params)).out.error().code()).isEqualTo(-32602);
    }

    @Test
    void an_unknown_tool_is_an_error_and_wrong_arguments_are_a_result_that_the_model_sees() {
        assertThat(rig.http().post(modern("1", "tools/call", "{\"name\":\"no\"}")).error().code()).isEqualTo(-32602);
        assertThat(rig.http().post(modern("1", "tools/call", "{}")).error().code()).isEqualTo(-32020);
        assertThat(rig.pipe().send(modern("1", "tools/call", "{}")).out.error().code()).isEqualTo(-32602);
        String list = "{\"name\":\"text\",\"arguments\":[]}";
        assertThat(rig.pipe().send(modern("1", "tools/call", list)).out.error().code()).isEqualTo(-32602);

        var faulty = ask("tools/call", "{\"name\":\"number\",\"arguments\":{\"n\":\"x\"}}");
        assertThat(faulty.isTrue("isError")).isTrue();
        assertThat(faulty.toText()).contains("Invalid arguments: ");
    }

    @Test
    void a_tool_that_fails_is_a_result_that_the_model_sees() {
        var failed = ask("tools/call", "{\"name\":\"failure\"}");

        assertThat(failed.isTrue("isError")).isTrue();
        assertThat(failed.array("content")).hasValue(List.of(
            Texts.object("{\"type\":\"text\",\"text\":\"no more\"}")));
    }

    @Test
    void a_result_that_does_not_fit_its_schema_is_a_bug_and_not_an_answer() {
        var error = rig.http().post(modern("1", "tools/call", "{\"name\":\"lies\"}")).error();

        assertThat(error.code()).isEqualTo(-32603);
        assertThat(error.message()).matches("Internal error \\(reference [0-9a-f]{8}\\)");
    }

    @Test
    void what_a_handler_returns_becomes_content() {
        assertThat(ask("tools/call", "{\"name\":\"nothing\"}").array("content")).hasValue(List.of());
        assertThat(ask("tools/call", "{\"name\":\"image\"}").array("content")).hasValue(List.of(Texts.object(
            "{\"type\":\"image\",\"data\":\"AQID\",\"mimeType\":\"image/png\"}")));
        var object = ask("tools/call", "{\"name\":\"object\"}");
        assertThat(object.object("structuredContent")).hasValue(Json.obj("a", 1));
        assertThat(object.array("content")).hasValue(List.of(
            Texts.object("{\"type\":\"text\",\"text\":\"{\\\"a\\\":1}\"}")));
    }

    @Test
    void structured_content_that_is_no_object_is_only_told_in_words_to_the_legacy_era() {
        String params = "{\"name\":\"number\",\"arguments\":{\"n\":7}}";

        assertThat(ask("tools/call", params).member("structuredContent")).isEqualTo(new Json.Whole(7));
        assertThat(legacy("tools/call", params).has("structuredContent")).isFalse();
        assertThat(legacy("tools/call", params).toText()).contains("\"text\":\"7\"");
    }

    @Test
    void a_missing_resource_has_the_code_of_its_era_and_names_the_uri() {
        String params = "{\"uri\":\"a:none\"}";

        var modern = rig.http().post(modern("1", "resources/read", params)).error();
        assertThat(modern.code()).isEqualTo(-32602);
        assertThat(modern.data()).isEqualTo(Json.obj("uri", "a:none"));
        var legacy = rig.pipe().send(request("1", "resources/read", params)).out.error();
        assertThat(legacy.code()).isEqualTo(-32002);
        assertThat(legacy.data()).isEqualTo(Json.obj("uri", "a:none"));
    }

    @Test
    void text_and_bytes_of_resources_are_told_apart() {
        assertThat(legacy("resources/read", "{\"uri\":\"a:text\"}").toText()).isEqualTo(
            "{\"contents\":[{\"uri\":\"a:text\",\"mimeType\":\"text/plain\",\"text\":\"text\"}]}");
        assertThat(legacy("resources/read", "{\"uri\":\"a:bytes\"}").toText()).isEqualTo(
            "{\"contents\":[{\"uri\":\"a:bytes\",\"mimeType\":\"application/octet-stream\",\"blob\":\"dGV4dA==\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///..", "file:///%2e%2e", "file:///..%2fetc%2fpasswd", "file:///a/b", "file:///%00"})
    void a_template_covers_nothing_that_climbs(String uri) {
        assertThat(rig.pipe().send(modern("1", "resources/read", "{\"uri\":\"" + uri + "\"}")).out.error().code())
            .isEqualTo(-32602);
        assertThat(ask("resources/read", "{\"uri\":\"file:///ok\"}").toText()).contains("\"text\":\"ok\"");
    }

    @Test
    void an_unknown_prompt_and_a_missing_argument_are_errors() {
        var pipe = rig.pipe();
        assertThat(pipe.send(modern("1", "prompts/get", "{\"name\":\"no\"}")).out.error().code()).isEqualTo(-32602);
        assertThat(pipe.send(modern("1", "prompts/get", "{\"name\":\"greet\"}")).out.error().message())
            .startsWith("arguments.who: missing");
        assertThat(ask("prompts/get", "{\"name\":\"greet\",\"arguments\":{\"who\":\"you\"}}").toText())
            .contains("\"description\":\"Greets\"").contains("Hello you");
    }

    @Test
    void a_completion_has_a_hundred_values_at_most_and_tells_the_total() {
        var completion = ask("completion/complete", "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"greet\"},"
            + "\"argument\":{\"name\":\"who\",\"value\":\"a\"}}").object("completion").orElseThrow();

        assertThat(completion.array("values").orElseThrow()).hasSize(100).startsWith(new Json.Str("a0"));
        assertThat(completion.member("total")).isEqualTo(new Json.Whole(150));
        assertThat(completion.isTrue("hasMore")).isTrue();
    }

    @Test
    void unknown_members_and_keys_are_tolerated() {
        var result = rig.http().post(modern("1", "tools/call", "{\"name\":\"text\",\"task\":{\"ttl\":1},\"x\":[1]}",
            "{\"later\":{}}", "{\"com.example/x\":1}"));

        assertThat(result.answer()).isEqualTo("text");
    }

    @Test
    void the_legacy_handshake_tells_what_is_offered_and_no_tasks() {
        var result = rig.pipe().ask(Texts.initialize("1", "2025-11-25", "{}"));

        assertThat(result.object("capabilities").orElseThrow().toText()).isEqualTo("""
            {"tools":{"listChanged":true},"resources":{"subscribe":true,"listChanged":true},\
            "prompts":{"listChanged":true},"completions":{},"logging":{}}""");
        assertThat(ask("server/discover", "{}").object("capabilities").orElseThrow().members().keySet())
            .isEqualTo(Set.of("logging", "completions", "prompts", "resources", "tools"));
    }

    @Test
    void what_is_offered_comes_and_goes_while_it_is_served() {
        rig.server.removeTool("text");
        rig.server.removePrompt("greet");
        assertThat(rig.pipe().send(modern("1", "tools/call", "{\"name\":\"text\"}")).out.error().code())
            .isEqualTo(-32602);
        assertThat(rig.pipe().send(modern("1", "prompts/list", "{}")).out.error().code()).isEqualTo(-32601);

        rig.server.add(Rig.tool("text", "again"));
        assertThat(ask("tools/call", "{\"name\":\"text\"}").toText()).contains("again");
    }

    @Test
    void a_schema_that_is_no_object_or_of_another_dialect_is_refused_when_it_is_registered() {
        assertThatThrownBy(() -> rig.server.add(ToolDefinition.of(
            Tool.of("t", "x", Texts.object("{\"type\":\"string\"}")), (_, _) -> "x")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("inputSchema without type object");
        assertThatThrownBy(() -> rig.server.add(ToolDefinition.of(Tool.of("t", "x", Texts.object(
            "{\"type\":\"object\",\"$schema\":\"http://example.com/dialect\"}")), (_, _) -> "x")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("dialect");
    }
}
