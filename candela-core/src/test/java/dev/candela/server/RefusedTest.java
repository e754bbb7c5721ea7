package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.Elicit;
import dev.candela.model.McpError;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no request, and what handlers refuse.
final class RefusedTest {
    private final Rig rig = new Rig(it -> Rig.echo(it)
        .tool(Rig.tool("code"), (arguments, _) -> {
            throw new McpError((int) arguments.number("code").orElseThrow().doubleValue(), "why",
                Json.obj("a", 1)).asException();
        })
        .prompt(Prompt.of("p", "x", PromptArgument.required("a", "x")), (_, _) -> "x")
        .completePrompt("p", "a", (_, _, call) -> List.of(call.ask("k", Elicit.confirm("?", "b")).action().name())));

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.5", "{}", "[]", "true"})
    void an_id_that_may_not_be_one_is_refused(String id) {
        var text = rig.pipe().send(request(id, "ping", "{}")).out.text();

        assertThat(text).startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unknown\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":{}}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\",\"params\":{\"_meta\":"
            + "{\"io.modelcontextprotocol/protocolVersion\":\"2030-01-01\"}}}"})
    void a_notification_is_never_answered(String text) {
        for (var pipe : List.of(rig.pipe(), rig.pipe().initialized("2025-11-25", "{}"))) {
            int before = pipe.out.all().size();
            pipe.send(text).ask(request("1", "ping", "{}"));
            assertThat(pipe.out.all()).hasSize(before + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"-32002,-32602", "-32042,-32603", "-32000,-32603", "-32019,-32603", "-32023,-32603", "-32099,-32603"})
    void a_reserved_code_of_a_handler_does_not_reach_a_modern_client(int code, int told) {
        assertThat(code(code, modern("1", "tools/call", params(code)))).isEqualTo(told);
        assertThat(code(code, request("1", "tools/call", params(code)))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {-32602, -32603, 1, -1, 400, -31999, -40000})
    void any_other_code_of_a_handler_reaches_the_client_with_its_data(int code) {
        assertThat(code(code, modern("1", "tools/call", params(code)))).isEqualTo(code);
        assertThat(code(code, request("1", "tools/call", params(code)))).isEqualTo(code);
    }

    private static String params(int code) {
        return "{\"name\":\"code\",\"arguments\":{\"code\":" + code + "}}";
    }

    private int code(int code, String text) {
        var error = rig.pipe().send(text).out.error();
        assertThat(error.message()).as("code %d", code).isEqualTo("why");
        assertThat(error.data()).isEqualTo(Json.obj("a", 1));
        return error.code();
    }

    @Test
    void a_completion_cannot_ask_a_modern_client() {
        var error = rig.http().post(modern("1", "completion/complete", "{\"ref\":{\"type\":\"ref/prompt\","
            + "\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}}", "{\"elicitation\":{}}")).error();

        assertThat(error.code()).isEqualTo(-32603);
        assertThat(error.message()).startsWith("Internal error (reference ");
    }
}
