package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.Elicit;
import dev.candela.model.Prompt;
import dev.candela.state.KeyRing;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a modern client carries between the runs of a request cannot be read, changed or used elsewhere.
final class RequestStateTest {
    private static final String ABLE = "{\"elicitation\":{}}";
    private static final String ARGUMENTS = "{\"name\":\"ask\",\"arguments\":{\"a\":1,\"b\":{\"c\":[2,3],\"d\":4}}}";

    private final Rig rig = new Rig(RequestStateTest::describe);

    private static McpServerBuilder describe(McpServerBuilder builder) {
        return builder
            .tool(Rig.tool("ask"), (_, call) -> call.ask("k", Elicit.confirm("?", "b")).action().name())
            .tool(Rig.tool("other"), (_, call) -> call.ask("k", Elicit.confirm("?", "b")).action().name())
            .prompt(Prompt.of("ask", "Asks"), (_, call) -> call.ask("k", Elicit.confirm("?", "b")).action().name());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static String state(Rig rig) {
        return rig.http().post(modern("1", "tools/call", ARGUMENTS, ABLE)).result().text("requestState").orElseThrow();
    }

    private static Recorder retry(Rig.Http client, String method, String params, String state) {
        return client.post(modern("2", method, Texts.object(params)
            .with("requestState", new Json.Str(state))
            .with("inputResponses", Texts.object("{\"k\":{\"action\":\"decline\"}}")).toText(), ABLE));
    }

    private Recorder retry(String state) {
        return retry(rig.http(), "tools/call", ARGUMENTS, state);
    }

    private static void refused(Recorder answer, String what) {
        var error = answer.error();
        assertThat(error.code()).isEqualTo(-32602);
        assertThat(error.message()).startsWith("requestState: " + what);
    }

    @Test
    void an_exact_echo_is_taken() {
        assertThat(retry(state(rig)).answer()).isEqualTo("DECLINE");
    }

    @Test
    void a_state_tells_nothing_of_what_is_in_it() {
        assertThat(state(rig)).startsWith("v1.").doesNotContain("elicitation").isNotEqualTo(state(rig));
    }

    @Test
    void every_changed_bit_is_noticed() {
        String state = state(rig);
        for (int i = 0; i < state.length(); i += 7) {
            char flipped = (char) (state.charAt(i) ^ 1);
            refused(retry(state.substring(0, i) + flipped + state.substring(i + 1)), "invalid");
        }
    }

    @Test
    void a_shortened_or_lengthened_state_is_noticed() {
        String state = state(rig);
        for (int length = 0; length < state.length(); length += 11) {
            refused(retry(state.substring(0, length)), "invalid");
        }
        refused(retry(state + "A"), "invalid");
        refused(retry(state + "="), "invalid");
    }

    @Test
    void a_state_belongs_to_its_principal() {
        refused(retry(rig.http("somebody else", "10.0.0.1"), "tools/call", ARGUMENTS, state(rig)), "invalid");
    }

    @Test
    void a_state_belongs_to_its_method_and_its_params() {
        String state = state(rig);

        refused(retry(rig.http(), "prompts/get", "{\"name\":\"ask\"}", state), "invalid");
        refused(retry(rig.http(), "tools/call", ARGUMENTS.replace("ask", "other"), state), "invalid");
        refused(retry(rig.http(), "tools/call", ARGUMENTS.replace("4", "5"), state), "invalid");
        refused(retry(rig.http(), "tools/call", ARGUMENTS.replace("2,3", "3,2"), state), "invalid");
        refused(retry(rig.http(), "tools/call", "{\"name\":\"ask\"}", state), "invalid");
    }

    @Test
    void the_order_of_members_does_not_count() {
        var other = "{\"arguments\":{\"b\":{\"d\":4,\"c\":[2,3]},\"a\":1},\"name\":\"ask\"}";

        assertThat(retry(rig.http(), "tools/call", other, state(rig)).answer()).isEqualTo("DECLINE");
    }

    @Test
    void a_state_expires() {
        String state = state(rig);
        rig.time.pass(Duration.ofMinutes(14));
        assertThat(retry(state).answer()).isEqualTo("DECLINE");

        rig.time.pass(Duration.ofMinutes(2));

        refused(retry(state), "expired");
    }

    @Test
    void another_instance_with_the_same_key_goes_on() {
        String state = state(rig);
        try (var other = new Rig(rig.time, Rig.KEYS, RequestStateTest::describe)) {
            assertThat(retry(other.http(), "tools/call", ARGUMENTS, state).answer()).isEqualTo("DECLINE");
        }
        try (var stranger = new Rig(rig.time, KeyRing.random(), RequestStateTest::describe)) {
            refused(retry(stranger.http(), "tools/call", ARGUMENTS, state), "invalid");
        }
    }

    @Test
    void a_session_id_is_no_state_and_a_state_is_no_session_id() {
        var client = rig.http().initialized("2025-11-25", "{}");

        refused(retry(client.session()), "invalid");
        var answer = rig.http().session(state(rig)).post(Texts.request("1", "ping", "{}"));
        assertThat(answer.error().message()).isEqualTo("Session not found");
    }

    @Test
    void a_method_that_never_asks_does_not_look_at_a_state() {
        var answer = rig.http().post(modern("1", "tools/list", "{\"requestState\":\"x\",\"inputResponses\":7}"));

        assertThat(answer.result().text("resultType")).hasValue("complete");
    }
}
