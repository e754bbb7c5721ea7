package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.feature.Call;
import dev.candela.json.Json;
import dev.candela.model.CreateMessage;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.InputRequest;
import dev.candela.model.InputRequired;
import dev.candela.model.ListRoots;
import dev.candela.model.Prompt;
import dev.candela.model.Resource;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handlers that ask the client: written once, run in both eras.
final class AskTest {
    private static final String ABLE = "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}}";
    private static final String YES = "{\"action\":\"accept\",\"content\":{\"sure\":true}}";
    private static final Elicit.Form SURE = Elicit.confirm("Sure?", "sure");

    private final AtomicInteger effects = new AtomicInteger();
    private final Limits.Times quick = new Limits.Times(Duration.ofMinutes(5), Duration.ofMillis(20),
        Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofMinutes(15));
    private final Rig rig = new Rig(it -> describe(it, Limits.DEFAULT));

    private McpServerBuilder describe(McpServerBuilder builder, Limits limits) {
        return builder.limits(limits)
            .tool(Rig.tool("sure"), (_, call) -> call.ask("sure", SURE).action().name())
            .tool(Rig.tool("twice"), (_, call) -> call.ask("one", SURE).action() + " " + call.ask("two", SURE).action())
            .tool(Rig.tool("all"), (_, call) -> all(call))
            .tool(Rig.tool("once"), (_, call) -> once(call))
            .tool(Rig.tool("roots"), (_, call) -> call.roots().toString())
            .tool(Rig.tool("value"), (_, call) -> byValue(call))
            .tool(Rig.tool("later"), (_, call) -> call.state().isPresent() ? "now" : later())
            .tool(Rig.tool("page"), (_, call) -> call.ask("page", Elicit.url("See", "https://a.b/c")).action().name())
            .prompt(Prompt.of("sure", "Asks"), (_, call) -> call.ask("sure", SURE).action().name())
            .resource(Resource.of("a:sure", "sure"), (_, call) -> call.ask("sure", SURE).action().name());
    }

    private static InputRequired later() {
        return new InputRequired(Map.of(), new Json.Str("later"));
    }

    private static String all(Call call) throws InterruptedException {
        var questions = new LinkedHashMap<String, InputRequest<?>>();
        questions.put("sure", SURE);
        questions.put("llm", CreateMessage.of("Hi", 10));
        questions.put("roots", new ListRoots());
        var answers = call.askAll(questions);
        return answers.size() + " " + Call.answer("sure", SURE, answers).action();
    }

    private String once(Call call) throws InterruptedException {
        Json made = call.once("made", () -> new Json.Whole(effects.incrementAndGet()));
        call.ask("sure", SURE);
        return made.toText();
    }

    private static Object byValue(Call call) {
        var state = call.state();
        if (state.isEmpty()) {
            return new InputRequired(Map.of("sure", SURE), new Json.Str("mine"));
        }
        var answer = call.answers().get("sure");
        return answer instanceof ElicitResult it
            ? state.get().toText() + " " + it.action()
            : new InputRequired(Map.of("sure", SURE), state.get());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static String retry(String id, String tool, String state, String responses) {
        return modern(id, "tools/call", Texts.object(Texts.tool(tool))
            .with("inputResponses", Texts.object(responses))
            .with("requestState", new Json.Str(state)).toText(), ABLE);
    }

    private Recorder modernCall(String tool) {
        return rig.http().post(modern("1", "tools/call", Texts.tool(tool), ABLE));
    }

    private static String state(Json.Obj result) {
        assertThat(result.text("resultType")).hasValue("input_required");
        return result.text("requestState").orElseThrow();
    }

    private Rig.Pipe pipe(String revision) {
        return rig.pipe().initialized(revision, ABLE);
    }

    private static void answer(Rig.Pipe pipe, String result) {
        var question = pipe.out.asked();
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":" + question.id() + ",\"result\":" + result + "}");
    }

    @Test
    void a_legacy_client_is_asked_by_a_request_and_its_answer_goes_on_with_the_handler() {
        var pipe = pipe("2025-11-25");
        pipe.send(request("1", "tools/call", Texts.tool("sure")));

        var question = pipe.out.asked();
        assertThat(Recorder.text(question)).isEqualTo("""
            {"jsonrpc":"2.0","id":"srv-1","method":"elicitation/create","params":{"mode":"form","message":"Sure?",\
            "requestedSchema":{"type":"object","properties":{"sure":{"type":"boolean"}},"required":["sure"]}}}""");
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":\"srv-1\",\"result\":" + YES + "}");

        assertThat(pipe.out.answer()).isEqualTo("ACCEPT");
    }

    @Test
    void a_modern_client_is_asked_by_a_result_and_its_retry_runs_the_handler_again() {
        var first = modernCall("sure").result();
        assertThat(first.without("requestState").toText()).isEqualTo("""
            {"resultType":"input_required","inputRequests":{"sure":{"method":"elicitation/create",\
            "params":{"mode":"form","message":"Sure?","requestedSchema":{"type":"object",\
            "properties":{"sure":{"type":"boolean"}},"required":["sure"]}}}},\
            "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"rig","version":"1"}}}""");

        var second = rig.http().post(retry("2", "sure", state(first), "{\"sure\":" + YES + "}"));

        assertThat(second.answer()).isEqualTo("ACCEPT");
    }

    @Test
    void several_rounds_keep_what_was_answered_before() {
        String one = state(modernCall("twice").result());
        var second = rig.http().post(retry("2", "twice", one, "{\"one\":" + YES + "}")).result();
        assertThat(second.object("inputRequests").orElseThrow().members()).containsOnlyKeys("two");

        var third = rig.http().post(retry("3", "twice", state(second), "{\"two\":{\"action\":\"decline\"}}"));

        assertThat(third.answer()).isEqualTo("ACCEPT DECLINE");
    }

    @Test
    void several_rounds_in_the_legacy_era() {
        var pipe = pipe("2025-06-18");
        pipe.send(request("1", "tools/call", Texts.tool("twice")));

        answer(pipe, YES);
        answer(pipe, "{\"action\":\"cancel\"}");

        assertThat(pipe.out.answer()).isEqualTo("ACCEPT CANCEL");
    }

    @Test
    void several_things_are_asked_at_once() {
        var asked = modernCall("all").result();
        assertThat(asked.object("inputRequests").orElseThrow().members()).containsOnlyKeys("sure", "llm", "roots");

        var answered = rig.http().post(retry("2", "all", state(asked), "{\"sure\":" + YES + ",\"llm\":"
            + "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"x\"},\"model\":\"m\"},"
            + "\"roots\":{\"roots\":[]}}"));

        assertThat(answered.answer()).isEqualTo("3 ACCEPT");
    }

    @Test
    void missing_answers_are_asked_for_again_and_unknown_ones_are_ignored() {
        var asked = modernCall("all").result();

        var again = rig.http().post(retry("2", "all", state(asked), "{\"sure\":" + YES + ",\"other\":{\"x\":1}}"))
            .result();

        assertThat(again.object("inputRequests").orElseThrow().members()).containsOnlyKeys("llm", "roots");
        var none = rig.http().post(retry("3", "all", state(again), "{}")).result();
        assertThat(none.object("inputRequests").orElseThrow().members()).containsOnlyKeys("llm", "roots");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"yes\"", "{\"action\":\"maybe\"}", "{}", "{\"action\":\"accept\",\"content\":[]}",
        "{\"action\":\"accept\",\"content\":{\"sure\":\"yes\"}}", "{\"action\":\"accept\"}"})
    void malformed_answers_are_refused(String answer) {
        String state = state(modernCall("sure").result());

        var error = rig.http().post(retry("2", "sure", state, "{\"sure\":" + answer + "}")).error();

        assertThat(error.code()).isEqualTo(-32602);
    }

    @Test
    void answers_that_are_no_object_and_a_state_that_is_no_text_are_refused() {
        var client = rig.http();
        var params = Texts.object(Texts.tool("sure"));

        assertThat(client.post(modern("1", "tools/call", params.with("inputResponses", Json.Arr.EMPTY).toText(), ABLE))
            .error().code()).isEqualTo(-32602);
        assertThat(client.post(modern("1", "tools/call", params.with("requestState", Json.Obj.EMPTY).toText(), ABLE))
            .error().code()).isEqualTo(-32602);
    }

    @Test
    void a_side_effect_happens_once_however_often_the_handler_runs() {
        String state = state(modernCall("once").result());

        assertThat(rig.http().post(retry("2", "once", state, "{\"sure\":" + YES + "}")).answer()).isEqualTo("1");
        assertThat(effects).hasValue(1);
    }

    @Test
    void a_handler_asks_by_value_in_both_eras() {
        String state = state(modernCall("value").result());
        assertThat(rig.http().post(retry("2", "value", state, "{\"sure\":" + YES + "}")).answer())
            .isEqualTo("\"mine\" ACCEPT");

        var pipe = pipe("2025-11-25");
        pipe.send(request("1", "tools/call", Texts.tool("value")));
        answer(pipe, YES);
        assertThat(pipe.out.answer()).isEqualTo("\"mine\" ACCEPT");
    }

    @Test
    void a_handler_that_asks_by_value_gets_no_answer_that_was_not_given() {
        String state = state(modernCall("value").result());

        var again = rig.http().post(retry("2", "value", state, "{\"other\":" + YES + "}")).result();

        assertThat(rig.http().post(retry("3", "value", state(again), "{\"sure\":" + YES + "}")).answer())
            .isEqualTo("\"mine\" ACCEPT");
    }

    @Test
    void answers_to_what_was_asked_by_value_have_to_fit_the_form() {
        String state = state(modernCall("value").result());

        var error = rig.http().post(retry("2", "value", state,
            "{\"sure\":{\"action\":\"accept\",\"content\":{\"sure\":\"x\"}}}")).error();

        assertThat(error.code()).isEqualTo(-32602);
    }

    @Test
    void a_handler_puts_a_client_off_with_a_state_alone() {
        var put = modernCall("later").result();
        assertThat(put.has("inputRequests")).isFalse();

        assertThat(rig.http().post(retry("2", "later", state(put), "{}")).answer()).isEqualTo("now");
        assertThat(pipe("2025-11-25").send(request("1", "tools/call", Texts.tool("later"))).out.answer())
            .isEqualTo("now");
    }

    @Test
    void prompts_and_resources_ask_too() {
        var client = rig.http();
        for (String text : new String[] {
            modern("1", "prompts/get", "{\"name\":\"sure\"}", ABLE),
            modern("1", "resources/read", "{\"uri\":\"a:sure\"}", ABLE)}) {
            var asked = client.post(text).result();
            assertThat(asked.text("resultType")).hasValue("input_required");
            assertThat(asked.members()).doesNotContainKeys("ttlMs", "cacheScope");
        }
    }

    @Test
    void a_modern_client_is_not_asked_for_what_it_did_not_declare() {
        var answer = rig.http().post(modern("5", "tools/call", Texts.tool("page"), "{\"elicitation\":{}}"));

        assertThat(answer.text()).isEqualTo("""
            {"jsonrpc":"2.0","id":5,"error":{"code":-32021,"message":"Missing client capability for \
            elicitation/create","data":{"requiredCapabilities":{"elicitation":{"url":{}}}}}}""");
        assertThat(answer.refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void a_capability_holds_for_its_request_only() {
        var client = rig.http();
        var pipe = rig.pipe();

        state(client.post(modern("1", "tools/call", Texts.tool("sure"), ABLE)).result());
        assertThat(client.post(modern("2", "tools/call", Texts.tool("sure"), "{}")).error().code()).isEqualTo(-32021);
        state(pipe.ask(modern("1", "tools/call", Texts.tool("sure"), ABLE)));
        assertThat(pipe.send(modern("2", "tools/call", Texts.tool("sure"), "{}")).out.error().code()).isEqualTo(-32021);
    }

    @Test
    void a_capability_of_a_session_says_nothing_about_a_modern_request_on_its_pipe() {
        var pipe = pipe("2025-11-25");

        assertThat(pipe.send(modern("2", "tools/call", Texts.tool("sure"), "{}")).out.error().code()).isEqualTo(-32021);
    }

    @Test
    void a_legacy_client_is_not_asked_for_what_it_did_not_declare() {
        var pipe = rig.pipe().initialized("2025-11-25", "{\"roots\":{}}");

        var error = pipe.send(request("1", "tools/call", Texts.tool("sure"))).out.error();

        assertThat(error.code()).isEqualTo(-32600);
        assertThat(error.message()).startsWith("The client has no capability for elicitation/create");
        assertThat(pipe.out.methods()).isEmpty();
    }

    @Test
    void a_question_over_http_goes_on_the_stream_of_its_call_and_the_answer_comes_by_another_post() {
        var client = rig.http().initialized("2025-11-25", ABLE);
        var news = client.get(null).primed();
        var call = client.post(request("1", "tools/call", Texts.tool("sure")));

        var question = call.asked();
        var posted = client.post("{\"jsonrpc\":\"2.0\",\"id\":" + question.id() + ",\"result\":" + YES + "}").done();

        assertThat(call.answer()).isEqualTo("ACCEPT");
        assertThat(posted.all()).isEmpty();
        assertThat(news.all()).isEmpty();
    }

    @Test
    void a_refusal_of_the_client_fails_the_call() {
        var pipe = pipe("2025-11-25");
        pipe.send(request("1", "tools/call", Texts.tool("sure")));
        var question = pipe.out.asked();

        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":" + question.id() + ",\"error\":{\"code\":-1,\"message\":\"no\"}}");

        assertThat(pipe.out.error().message()).isEqualTo("The client refused elicitation/create: no");
    }

    @Test
    void late_and_unknown_answers_are_dropped() {
        var pipe = pipe("2025-11-25");
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":\"srv-1\",\"result\":" + YES + "}");
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":99,\"error\":{\"code\":-1,\"message\":\"no\"}}");
        pipe.send("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-1,\"message\":\"no\"}}");
        pipe.send(request("1", "tools/call", Texts.tool("sure")));

        answer(pipe, YES);
        assertThat(pipe.out.answer()).isEqualTo("ACCEPT");
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":\"srv-1\",\"result\":" + YES + "}");

        assertThat(pipe.ask(request("2", "ping", "{}"))).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void a_question_that_stays_without_an_answer_is_cancelled_and_fails_the_call() {
        try (var own = new Rig(it -> describe(it, Limits.DEFAULT.withTimes(quick)))) {
            var pipe = own.pipe().initialized("2025-11-25", ABLE);
            pipe.send(request("1", "tools/call", Texts.tool("sure")));
            var question = pipe.out.asked();

            var cancelled = pipe.out.notified();
            assertThat(cancelled.method()).isEqualTo("notifications/cancelled");
            assertThat(cancelled.params().member("requestId")).isEqualTo(question.id().value());
            assertThat(pipe.out.error().message()).startsWith("elicitation/create: no answer within");
        }
    }

    @Test
    void a_question_fails_when_the_session_ends() {
        var client = rig.http().initialized("2025-11-25", ABLE);
        var call = client.post(request("1", "tools/call", Texts.tool("sure")));
        call.asked();

        client.delete();

        call.ended().done();
        assertThat(call.all()).hasSize(1);
    }

    @Test
    void waiting_for_an_answer_does_not_count_as_time_of_the_call() {
        var pipe = pipe("2025-11-25");
        pipe.send(request("1", "tools/call", Texts.tool("sure")));
        var question = pipe.out.asked();

        rig.time.pass(Duration.ofMinutes(20));
        pipe.send("{\"jsonrpc\":\"2.0\",\"id\":" + question.id() + ",\"result\":" + YES + "}");

        assertThat(pipe.out.answer()).isEqualTo("ACCEPT");
    }

    @Test
    void a_modern_client_never_gets_a_request() {
        var pipe = rig.pipe();
        for (String tool : new String[] {"sure", "all", "roots", "value", "page"}) {
            pipe.ask(modern("\"" + tool + "\"", "tools/call", Texts.tool(tool), ABLE));
        }
        assertThat(pipe.out.methods()).isEmpty();
    }
}
