package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.ClientFacts;
import dev.candela.model.Elicit;
import dev.candela.model.ElicitResult;
import dev.candela.model.InputRequest;
import dev.candela.model.InputResponse;
import dev.candela.model.ListRoots;
import dev.candela.model.ListRootsResult;
import dev.candela.model.LogLevel;
import dev.candela.model.Principal;
import dev.candela.model.RequestId;
import dev.candela.model.Root;
import dev.candela.rpc.Inputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallTest {
    private final Exchanges.Sent sent = new Exchanges.Sent();

    private Call call(Json.Obj meta) {
        return new Call(Exchanges.of(meta, null, sent, Inputs.NONE));
    }

    private Call asking(Map<String, InputResponse> answers) {
        return new Call(Exchanges.of(Json.Obj.EMPTY, null, sent, new Answering(answers)));
    }

    /// Answers every question from a map.
    private record Answering(Map<String, InputResponse> known) implements Inputs {
        @Override
        public Map<String, InputResponse> ask(Map<String, InputRequest<?>> requests) {
            return known;
        }

        @Override
        public Json once(String key, Supplier<Json> effect) {
            return Json.obj(key, effect.get());
        }

        @Override
        public ListRootsResult roots() {
            return new ListRootsResult(List.of(new Root("file:///a", null)));
        }

        @Override
        public Optional<Json> state() {
            return Optional.of(Json.Bool.TRUE);
        }

        @Override
        public Map<String, InputResponse> answers() {
            return known;
        }
    }

    @Test
    void progress_is_sent_with_the_token_that_the_client_chose() {
        call(Json.obj("progressToken", "p")).progress(0.5, 2.0, "half");
        call(Json.obj("progressToken", 7)).progress(1, 2);
        assertThat(sent.params()).containsExactly(
            "notifications/progress {\"progressToken\":\"p\",\"progress\":0.5,\"total\":2,\"message\":\"half\"}",
            "notifications/progress {\"progressToken\":7,\"progress\":1,\"total\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"progressToken\":null}", "{\"progressToken\":1.5}", "{\"progressToken\":{}}",
        "{\"progressToken\":true}"})
    void progress_is_not_sent_when_nobody_asked_for_it_properly(String meta) {
        call((Json.Obj) Json.parse(meta)).progress(1, 2);
        assertThat(sent.params()).isEmpty();
    }

    @Test
    void progress_only_grows() {
        var call = call(Json.obj("progressToken", "p"));
        for (double done : new double[] {-1, -1, 0, 0.5, 0.25, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 3, 2}) {
            call.progress(done, null, null);
        }
        assertThat(sent.params().stream().map(it -> it.replaceFirst(".*\"progress\":", "")))
            .containsExactly("-1}", "0}", "0.5}", "3}");
    }

    @Test
    void progress_towards_something_endless_has_no_total() {
        call(Json.obj("progressToken", "p")).progress(1, Double.POSITIVE_INFINITY);
        assertThat(sent.params()).containsExactly("notifications/progress {\"progressToken\":\"p\",\"progress\":1}");
    }

    @Test
    void progress_grows_also_when_several_threads_tell_it() throws InterruptedException {
        var call = call(Json.obj("progressToken", "p"));
        var threads = new ArrayList<Thread>();
        for (int i = 1; i <= 200; i++) {
            int done = i;
            threads.add(Thread.startVirtualThread(() -> call.progress(done, null, null)));
        }
        for (var thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        }
        var told = sent.params().stream()
            .map(it -> Integer.valueOf(it.replaceFirst(".*\"progress\":([0-9]+)}", "$1"))).toList();
        assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(200);
    }

    @Test
    void a_log_message_is_sent_when_its_level_is_wanted() {
        var call = call(Json.Obj.EMPTY);
        call.log(LogLevel.NOTICE, "quiet");
        call.log(LogLevel.WARNING, "hm");
        call.log(LogLevel.ALERT, "db", Json.obj("rows", 3));
        assertThat(sent.params()).containsExactly(
            "notifications/message {\"level\":\"warning\",\"data\":\"hm\"}",
            "notifications/message {\"level\":\"alert\",\"logger\":\"db\",\"data\":{\"rows\":3}}");
    }

    @Test
    void a_question_comes_back_with_its_answer() throws InterruptedException {
        var accepted = new ElicitResult(ElicitResult.Action.ACCEPT, Json.obj("ok", true));
        assertThat(asking(Map.of("sure", accepted)).ask("sure", Elicit.confirm("Sure?", "ok"))).isEqualTo(accepted);
    }

    @Test
    void an_answer_of_another_kind_or_to_another_question_is_a_bug() {
        var roots = new ListRootsResult(List.of());
        assertThatThrownBy(() -> asking(Map.of("sure", roots)).ask("sure", Elicit.confirm("Sure?", "ok")))
            .hasMessage("answer: of another kind to sure (expected: one key, one question)");
        assertThatThrownBy(() -> asking(Map.of("other", roots)).ask("roots", new ListRoots()))
            .hasMessage("answer: none for roots (expected: one to each question)");
    }

    @Test
    void where_nobody_can_be_asked_asking_is_a_bug_and_side_effects_just_happen() {
        var call = call(Json.Obj.EMPTY);
        assertThatThrownBy(() -> call.ask("roots", new ListRoots()))
            .hasMessage("ask: not here (expected: in a tool, a prompt or a resource)");
        assertThatThrownBy(call::roots)
            .hasMessage("roots: not here (expected: in a tool, a prompt or a resource)");
        assertThat(call.once("k", () -> Json.of(5))).isEqualTo(Json.of(5));
        assertThat(call.state()).isEmpty();
        assertThat(call.answers()).isEmpty();
    }

    @Test
    void roots_states_and_side_effects_are_the_business_of_the_era() throws InterruptedException {
        var call = asking(Map.of());
        assertThat(call.roots()).containsExactly(new Root("file:///a", null));
        assertThat(call.pathInRoots("/a/b")).isTrue();
        assertThat(call.pathInRoots("/ab")).isFalse();
        assertThat(call.once("k", () -> Json.of(5))).isEqualTo(Json.obj("k", 5));
        assertThat(call.state()).contains(Json.Bool.TRUE);
    }

    @Test
    void a_handler_may_know_who_asks_and_until_when() {
        var exchange = Exchanges.of(Json.obj("x", 1), Exchanges.headers(Map.of("User-Agent", "t")), sent, Inputs.NONE);
        var call = new Call(exchange);
        assertThat(call.principal()).isEqualTo(new Principal("ann"));
        assertThat(call.session()).contains("s-1");
        assertThat(call.headers().first("user-agent")).contains("t");
        assertThat(call.headers().first("accept")).isEmpty();
        assertThat(call.client()).isEqualTo(ClientFacts.UNKNOWN);
        assertThat(call.meta()).hasToString("{\"x\":1}");
        assertThat(call.requestId()).isEqualTo(RequestId.of(1));
        assertThat(call.deadline()).isEqualTo(Exchanges.NOON.plusSeconds(300));
        assertThat(call.isCancelled()).isFalse();
        exchange.call().cancel();
        assertThat(call.isCancelled()).isTrue();
        assertThat(call.pauseStream(Duration.ofSeconds(1))).isTrue();
        assertThat(call.pauseStream(Duration.ofSeconds(2))).isFalse();
    }
}
