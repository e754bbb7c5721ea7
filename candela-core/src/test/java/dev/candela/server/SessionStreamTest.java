package dev.candela.server;

import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.feature.Call;
import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Event streams of legacy sessions: where messages go, and what a client gets that comes back.
final class SessionStreamTest {
    private static final String CALL = request("1", "tools/call", Texts.tool("steps"));

    private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();
    private final Rig rig = new Rig(it -> it
        .limits(Limits.DEFAULT.withReplay(new Limits.Replay(3, 1024, Duration.ofMinutes(5))))
        .tool(Rig.tool("steps"), (_, call) -> follow(call))
        .tool(Rig.tool("echo"), (_, _) -> "hello"));

    /// Does what the test says, until it says `end`.
    private String follow(Call call) throws InterruptedException {
        for (var step = step(); !step.equals("end"); step = step()) {
            if (step.equals("pause")) {
                call.log(LogLevel.INFO, "paused: " + call.pauseStream(Duration.ofSeconds(3)));
            } else {
                call.log(LogLevel.INFO, step);
            }
        }
        return "done";
    }

    private String step() throws InterruptedException {
        return Objects.requireNonNullElse(steps.poll(5, TimeUnit.SECONDS), "end");
    }

    @AfterEach
    void close() {
        steps.add("end");
        rig.close();
    }

    private Rig.Http client() {
        return rig.http().initialized("2025-11-25", "{}");
    }

    private static String logged(Message message) {
        return ((Message.Notification) message).params().text("data").orElseThrow();
    }

    private static List<String> texts(Recorder stream) {
        return stream.all().stream().map(it -> it.message() instanceof Message.Notification note
            ? note.params().text("data").orElse(note.method()) : "answer").toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18"})
    void a_stream_of_an_older_revision_begins_without_an_event(String revision) {
        var stream = rig.http().initialized(revision, "{}").get(null).primed();

        assertThat(stream.primes()).containsExactly((String) null);
    }

    @Test
    void a_stream_begins_with_an_empty_event_that_can_be_come_back_to() {
        var client = client();
        var stream = client.get(null).primed();
        String seen = Objects.requireNonNull(stream.primes().getFirst());
        stream.lose();
        rig.server.log(LogLevel.ERROR, null, new Json.Str("missed"));

        var again = client.get(seen).primed();

        assertThat(logged(again.next())).isEqualTo("missed");
        assertThat(again.primes()).containsExactly(seen);
    }

    @Test
    void a_second_stream_takes_the_place_of_the_first() {
        var client = client();
        var first = client.get(null).primed();
        var second = client.get(null).primed();
        first.ended();

        rig.server.log(LogLevel.ERROR, null, new Json.Str("news"));

        assertThat(logged(second.next())).isEqualTo("news");
        assertThat(first.all()).isEmpty();
        first.lose();
        rig.server.log(LogLevel.ERROR, null, new Json.Str("more"));
        assertThat(logged(second.next())).isEqualTo("more");
    }

    @Test
    void an_answer_that_nothing_precedes_is_no_stream() {
        var answer = client().post(request("1", "tools/call", Texts.tool("echo"))).done();

        assertThat(answer.primes()).isEmpty();
        assertThat(answer.all()).hasSize(1).allMatch(it -> it.eventId() == null);
    }

    @Test
    void what_precedes_an_answer_makes_it_a_stream_of_events_with_ids() {
        var client = client();
        var news = client.get(null).primed();
        steps.addAll(List.of("one", "two", "end"));

        var answer = client.post(CALL).ended();

        assertThat(texts(answer)).containsExactly("one", "two", "answer");
        assertThat(answer.all()).allMatch(it -> it.eventId() != null);
        assertThat(answer.all().stream().map(Recorder.Sent::eventId).distinct()).hasSize(3);
        assertThat(answer.primes()).hasSize(1);
        assertThat(news.all()).isEmpty();
    }

    @Test
    void a_slow_answer_becomes_a_stream() {
        var client = client();
        var answer = client.post(CALL);
        rig.time.pass(Duration.ofMillis(200));
        answer.primed();
        String seen = Objects.requireNonNull(answer.primes().getFirst());

        answer.lose();
        steps.add("end");
        answer.done();

        var again = client.get(seen).ended();
        assertThat(texts(again)).containsExactly("answer");
        assertThat(again.all().getFirst().message()).isInstanceOf(Message.Success.class);
    }

    @Test
    void a_slow_answer_stays_one_for_clients_that_expect_no_empty_events_or_no_streams() {
        var older = rig.http().initialized("2025-06-18", "{}").post(CALL);
        rig.time.pass(Duration.ofMillis(200));
        steps.add("end");
        assertThat(older.answer()).isEqualTo("done");
        assertThat(older.primes()).isEmpty();

        var blind = client().withoutStreams().post(CALL);
        rig.time.pass(Duration.ofMillis(200));
        steps.add("end");
        assertThat(blind.answer()).isEqualTo("done");
        assertThat(blind.primes()).isEmpty();
    }

    @Test
    void a_lost_connection_does_not_end_a_call_and_the_client_gets_the_rest_of_it_while_it_runs() {
        var client = client();
        var answer = client.post(CALL);
        steps.add("one");
        String seen = Objects.requireNonNull(answer.nextSent().eventId());
        answer.lose();
        steps.add("two");

        var again = client.get(seen);
        assertThat(logged(again.next())).isEqualTo("two");
        steps.add("three");
        assertThat(logged(again.next())).isEqualTo("three");
        steps.add("end");
        assertThat(again.answer()).isEqualTo("done");

        again.ended();
        assertThat(texts(again)).containsExactly("two", "three", "answer");
    }

    @Test
    void an_ended_stream_is_replayed_behind_what_was_seen_and_not_further_back() {
        var client = client();
        steps.addAll(List.of("one", "two", "end"));
        var answer = client.post(CALL).ended();
        String first = answer.all().getFirst().eventId();

        var again = client.get(first).ended();

        assertThat(texts(again)).containsExactly("two", "answer");
        assertThat(again.all()).isEqualTo(answer.all().subList(1, 3));
        assertThat(client.get(answer.all().getLast().eventId()).ended().all()).isEmpty();
    }

    @Test
    void an_ended_stream_that_fell_out_of_the_log_is_said_to_be_lost() {
        var client = client();
        steps.addAll(List.of("1", "2", "3", "4", "5", "end"));
        var answer = client.post(CALL).ended();
        String first = answer.all().getFirst().eventId();

        saysLoss(client.get(first));
    }

    @Test
    void news_that_fell_out_of_the_log_are_said_to_be_lost() {
        var client = client();
        var stream = client.get(null).primed();
        String seen = stream.primes().getFirst();
        stream.lose();
        for (int i = 0; i < 5; i++) {
            rig.server.log(LogLevel.ERROR, null, new Json.Str("news"));
        }

        var again = client.get(seen);

        saysLoss(again);
        rig.server.log(LogLevel.ERROR, null, new Json.Str("more"));
        assertThat(logged(again.next())).isEqualTo("more");
    }

    @Test
    void news_of_which_the_log_knows_nothing_any_more_are_said_to_be_lost() {
        var client = client();
        var stream = client.get(null).primed();
        String seen = stream.primes().getFirst();
        stream.lose();
        rig.server.log(LogLevel.ERROR, null, new Json.Str("news"));
        for (int i = 0; i < 10; i++) {
            rig.time.pass(Duration.ofMinutes(10));
            client.post(request("1", "ping", "{}")).result();
        }

        saysLoss(client.get(seen));
    }

    private static void saysLoss(Recorder stream) {
        var warning = stream.notified();
        assertThat(warning.method()).isEqualTo("notifications/message");
        assertThat(warning.params().text("level")).hasValue("warning");
        assertThat(warning.params().text("logger")).hasValue("candela.stream");
        assertThat(stream.isClosed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "x-1", "-", "", "abc.0-99999999999999999999"})
    void an_id_that_is_none_replays_nothing_and_is_said_so(String id) {
        var client = client();
        rig.server.log(LogLevel.ERROR, null, new Json.Str("news"));

        var stream = client.get(id);

        saysLoss(stream);
        assertThat(stream.all()).hasSize(1);
    }

    @Test
    void an_id_of_another_session_replays_nothing_and_is_said_so() {
        var other = client();
        steps.addAll(List.of("one", "two", "end"));
        String foreign = other.post(CALL).ended().all().getFirst().eventId();
        String foreignNews = other.get(null).primed().primes().getFirst();
        var client = client();

        for (String id : new String[] {foreign, foreignNews}) {
            var stream = client.get(id);
            saysLoss(stream);
            assertThat(stream.all()).hasSize(1);
        }
    }

    @Test
    void an_event_of_the_future_replays_nothing_and_is_said_so() {
        var client = client();
        String seen = Objects.requireNonNull(client.get(null).primed().primes().getFirst());

        saysLoss(client.get(seen.substring(0, seen.lastIndexOf('-')) + "-9223372036854775807"));
    }

    @Test
    void a_paused_stream_ends_its_connection_and_the_client_comes_back_for_the_rest() {
        var client = client();
        var answer = client.post(CALL);
        steps.add("one");
        String seen = answer.nextSent().eventId();
        steps.add("pause");
        answer.ended();
        assertThat(answer.paused()).isEqualTo(Duration.ofSeconds(3));

        var again = client.get(seen);
        assertThat(logged(again.next())).isEqualTo("paused: true");
        steps.add("end");
        assertThat(again.answer()).isEqualTo("done");
    }

    @Test
    void a_stream_is_not_paused_where_clients_cannot_come_back() {
        steps.addAll(List.of("pause", "end"));
        var older = rig.http().initialized("2025-06-18", "{}").post(CALL);
        assertThat(logged(older.next())).isEqualTo("paused: false");
        assertThat(older.answer()).isEqualTo("done");

        steps.addAll(List.of("pause", "end"));
        var pipe = rig.pipe().initialized("2025-11-25", "{}").send(CALL);
        assertThat(logged(pipe.out.next())).isEqualTo("paused: false");
        assertThat(pipe.out.answer()).isEqualTo("done");
    }

    @Test
    void a_client_that_reads_no_streams_gets_only_its_answer_and_the_rest_as_news() {
        var client = client();
        var news = client.get(null).primed();
        steps.addAll(List.of("one", "end"));

        var answer = client.withoutStreams().post(CALL);

        assertThat(answer.answer()).isEqualTo("done");
        assertThat(answer.all()).hasSize(1);
        assertThat(logged(news.next())).isEqualTo("one");
    }

    @Test
    void each_session_has_its_own_news() {
        var one = client();
        var stream = one.get(null).primed();
        var two = client();
        two.post(request("1", "logging/setLevel", "{\"level\":\"error\"}")).result();
        var other = two.get(null).primed();

        rig.server.log(LogLevel.INFO, "me", new Json.Str("news"));
        rig.server.log(LogLevel.ERROR, "me", new Json.Str("trouble"));

        assertThat(texts(stream)).containsExactly("news", "trouble");
        assertThat(texts(other)).containsExactly("trouble");
    }
}
