package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.model.CacheHint;
import dev.candela.model.CallToolResult;
import dev.candela.model.InputRequired;
import dev.candela.model.ListResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import dev.candela.model.Result;
import dev.candela.model.Tool;
import dev.candela.model.ToolFailure;
import dev.candela.rpc.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolsTest {
    private static final Json.Obj OBJECT = Json.obj("type", "object");

    private final AtomicInteger changes = new AtomicInteger();
    private final Tools tools = new Tools(Paging.DEFAULT, changes::incrementAndGet);

    private static ToolEntry entry(Tool tool, ToolFunction function) {
        return new ToolEntry(tool, ToolCheck.NONE, ToolCheck.NONE, function);
    }

    private void add(String name, ToolFunction function) {
        tools.add(entry(Tool.of(name, "Does it", OBJECT), function));
    }

    private Result call(Exchange exchange, String name, Json.Obj arguments) throws Exception {
        return tools.call(exchange, new Params.CallTool(name, arguments));
    }

    private Result call(String name) throws Exception {
        return call(Exchanges.plain(), name, Json.Obj.EMPTY);
    }

    @Test
    void a_tool_gets_its_arguments_and_its_result_is_the_result() throws Exception {
        add("echo", (arguments, _) -> CallToolResult.text(arguments.text("say").orElse("")));
        assertThat(call(Exchanges.plain(), "echo", Json.obj("say", "hi"))).isEqualTo(CallToolResult.text("hi"));
    }

    @Test
    void an_unknown_tool_is_an_error_that_quotes_it_briefly_on_one_line() {
        add("echo", (_, _) -> CallToolResult.text(""));
        var refusal = catchThrowableOfType(McpException.class, () -> call("no\u0007such\n" + "x".repeat(500)));
        assertThat(refusal.error())
            .isEqualTo(new McpError(-32602, "Unknown tool: no?such?" + "x".repeat(92) + "…", null));
    }

    @Test
    void arguments_that_do_not_fit_are_a_result_that_the_model_sees_and_the_tool_does_not_run() throws Exception {
        var ran = new AtomicInteger();
        tools.add(new ToolEntry(Tool.of("dice", "Rolls", OBJECT), it -> List.of("/sides: missing", "/x: odd"),
            ToolCheck.NONE, (_, _) -> {
                ran.incrementAndGet();
                return CallToolResult.text("6");
            }));
        assertThat(call("dice")).isEqualTo(CallToolResult.error("Invalid arguments: /sides: missing; /x: odd"));
        assertThat(ran).hasValue(0);
    }

    @Test
    void a_tool_that_fails_on_purpose_is_a_result_that_the_model_sees() throws Exception {
        add("dice", (_, _) -> {
            throw new ToolFailure("no dice");
        });
        assertThat(call("dice")).isEqualTo(CallToolResult.error("no dice"));
    }

    @Test
    void any_other_exception_of_a_tool_is_left_to_whoever_answers() {
        add("dice", (_, _) -> {
            throw new IllegalStateException("secret");
        });
        assertThatThrownBy(() -> call("dice")).isInstanceOf(IllegalStateException.class).hasMessage("secret");
    }

    @Test
    void a_tool_may_wish_for_input_instead() throws Exception {
        var wish = new InputRequired(Map.of(), Json.Bool.TRUE);
        tools.add(entry(Tool.of("ask", "Asks", OBJECT).withOutputSchema(OBJECT), (_, _) -> wish));
        assertThat(call("ask")).isEqualTo(wish);
    }

    @Test
    void a_structured_result_that_fits_passes_and_one_that_does_not_is_a_bug() throws Exception {
        var results = new ArrayList<>(List.of(CallToolResult.structured(Json.obj("x", 1)),
            CallToolResult.structured(Json.obj("y", 1))));
        tools.add(new ToolEntry(Tool.of("point", "Points", OBJECT).withOutputSchema(OBJECT), ToolCheck.NONE,
            it -> it instanceof Json.Obj given && given.has("x") ? List.of() : List.of("/x: missing"),
            (_, _) -> results.removeFirst()));
        assertThat(call("point")).isEqualTo(CallToolResult.structured(Json.obj("x", 1)));
        assertThatThrownBy(() -> call("point")).isInstanceOf(IllegalStateException.class)
            .hasMessage("tool point: the result does not fit its schema: /x: missing");
    }

    @Test
    void a_tool_that_promised_a_structured_result_and_gives_none_is_a_bug() {
        tools.add(entry(Tool.of("point", "Points", OBJECT).withOutputSchema(OBJECT),
            (_, _) -> CallToolResult.text("")));
        assertThatThrownBy(() -> call("point")).isInstanceOf(IllegalStateException.class)
            .hasMessage("tool point: no structured result (expected: one that fits the output schema)");
    }

    @Test
    void a_failure_needs_no_structured_result() throws Exception {
        tools.add(entry(Tool.of("point", "Points", OBJECT).withOutputSchema(OBJECT),
            (_, _) -> CallToolResult.error("none")));
        assertThat(call("point")).isEqualTo(CallToolResult.error("none"));
    }

    @Test
    void headers_that_repeat_arguments_are_compared_before_anything_else() throws Exception {
        var schema = (Json.Obj) Json.parse("""
            {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"}}}""");
        tools.add(new ToolEntry(Tool.of("find", "Finds", schema), it -> List.of("unfit"), ToolCheck.NONE,
            (_, _) -> CallToolResult.text("")));
        var differing = Exchanges.mirroring(Exchanges.headers(Map.of("Mcp-Param-Region", "us")));
        var refusal = catchThrowableOfType(McpException.class,
            () -> call(differing, "find", Json.obj("region", "eu")));
        assertThat(refusal.error().code()).isEqualTo(-32020);
        var same = Exchanges.mirroring(Exchanges.headers(Map.of("Mcp-Param-Region", "eu")));
        assertThat(call(same, "find", Json.obj("region", "eu")))
            .isEqualTo(CallToolResult.error("Invalid arguments: unfit"));
        assertThat(call(Exchanges.plain(), "find", Json.obj("region", "eu")))
            .isEqualTo(CallToolResult.error("Invalid arguments: unfit"));
    }

    @Test
    void a_list_is_cut_into_pages_of_50_in_order() {
        for (int i = 0; i < 101; i++) {
            add("t" + i, (_, _) -> CallToolResult.text(""));
        }
        var first = list(null);
        var second = list(first.nextCursor());
        var third = list(second.nextCursor());
        assertThat(first.tools()).hasSize(50).first().extracting(Tool::name).isEqualTo("t0");
        assertThat(second.tools()).hasSize(50).first().extracting(Tool::name).isEqualTo("t50");
        assertThat(third.tools()).extracting(Tool::name).containsExactly("t100");
        assertThat(third.nextCursor()).isNull();
        assertThat(first.cache()).isEqualTo(CacheHint.NONE);
    }

    private ListResult.Tools list(@Nullable String cursor) {
        return (ListResult.Tools) tools.list(Exchanges.plain(), new Params.Page(cursor));
    }

    @Test
    void pages_are_as_large_and_kept_as_long_as_the_server_wants() {
        var hint = new CacheHint(Duration.ofSeconds(9), CacheHint.Scope.PUBLIC);
        var other = new Tools(new Paging(1, hint), () -> {});
        other.add(entry(Tool.of("a", "A", OBJECT), (_, _) -> CallToolResult.text("")));
        other.add(entry(Tool.of("b", "B", OBJECT), (_, _) -> CallToolResult.text("")));
        var page = (ListResult.Tools) other.list(Exchanges.plain(), new Params.Page(null));
        assertThat(page.tools()).hasSize(1);
        assertThat(page.cache()).isEqualTo(hint);
        assertThatThrownBy(() -> new Paging(0, hint)).hasMessage("page size: 0 (expected: > 0)");
    }

    @Test
    void a_tool_can_be_replaced_and_removed() throws Exception {
        add("a", (_, _) -> CallToolResult.text("old"));
        add("a", (_, _) -> CallToolResult.text("new"));
        assertThat(call("a")).isEqualTo(CallToolResult.text("new"));
        assertThat(tools.all()).hasSize(1);
        assertThat(tools.remove("a")).isTrue();
        assertThat(tools.remove("a")).isFalse();
        assertThat(tools.isEmpty()).isTrue();
        assertThat(changes).hasValue(3);
        assertThat(catchThrowableOfType(McpException.class, () -> call("a")).error().message())
            .isEqualTo("Unknown tool: a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "é", "a\n", "a:b"})
    void a_name_that_clients_may_not_like_is_refused(String name) {
        assertThatThrownBy(() -> add(name, (_, _) -> CallToolResult.text("")))
            .hasMessage("tool name: " + name + " (expected: 1 to 128 of A-Z a-z 0-9 _ . -)");
    }

    @Test
    void a_name_may_have_128_characters() {
        add("x".repeat(128), (_, _) -> CallToolResult.text(""));
        assertThat(tools.all()).hasSize(1);
        assertThatThrownBy(() -> add("x".repeat(129), (_, _) -> CallToolResult.text("")))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"array\"}", "{\"type\":[\"object\"]}", "{\"type\":null}"})
    void arguments_are_an_object(String schema) {
        assertThatThrownBy(() -> tools.add(entry(Tool.of("a", "A", (Json.Obj) Json.parse(schema)),
            (_, _) -> CallToolResult.text(""))))
            .hasMessage("tool a: inputSchema without type object (expected: \"type\": \"object\")");
    }

    @Test
    void a_tool_that_clients_would_drop_for_its_headers_is_refused_and_changes_nothing() {
        assertThatThrownBy(() -> tools.add(entry(Tool.of("a", "A", (Json.Obj) Json.parse("""
            {"type":"object","properties":{"a":{"type":"number","x-mcp-header":"A"}}}""")),
            (_, _) -> CallToolResult.text("")))).isInstanceOf(IllegalArgumentException.class);
        assertThat(tools.isEmpty()).isTrue();
        assertThat(changes).hasValue(0);
    }
}
