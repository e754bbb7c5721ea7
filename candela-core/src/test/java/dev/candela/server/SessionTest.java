package dev.candela.server;

import static dev.candela.server.Texts.initialize;
import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.notification;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Refusal;
import dev.candela.state.KeyRing;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Duration IDLE = Limits.Times.DEFAULT.sessionIdle();
    private static final Duration LIFETIME = Limits.Times.DEFAULT.sessionLifetime();
    private static final String PING = request("1", "ping", "{}");

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final Rig rig = new Rig(it -> Rig.echo(it).tool(Rig.tool("slow"), (_, _) -> {
        running.countDown();
        return go.await(5, TimeUnit.SECONDS) ? "done" : "late";
    }));

    @AfterEach
    void close() {
        rig.close();
    }

    private Rig.Http client() {
        return rig.http().initialized("2025-11-25", "{}");
    }

    private static void isGone(Recorder answer) {
        assertThat(answer.error().code()).isEqualTo(-32600);
        assertThat(answer.refusal()).isEqualTo(Refusal.UNKNOWN_SESSION);
    }

    @Test
    void a_session_id_is_long_and_fits_a_header() {
        String first = client().session();
        String second = client().session();

        assertThat(first).matches("[\\x21-\\x7E]{40,}").isNotEqualTo(second);
    }

    @Test
    void a_session_serves_until_it_is_ended() {
        var client = client();
        assertThat(client.post(PING).result()).isEqualTo(Json.Obj.EMPTY);

        assertThat(client.delete()).isEmpty();

        isGone(client.post(PING));
        assertThat(client.delete()).hasValue(Refusal.UNKNOWN_SESSION);
        assertThat(client.get(null).refusal()).isEqualTo(Refusal.UNKNOWN_SESSION);
        assertThat(client.post(notification("notifications/initialized", "{}")).refusal())
            .isEqualTo(Refusal.UNKNOWN_SESSION);
    }

    @Test
    void without_a_session_there_is_nothing_to_listen_to_or_to_end() {
        assertThat(rig.http().get(null).refusal()).isEqualTo(Refusal.NOT_OFFERED);
        assertThat(rig.http().delete()).hasValue(Refusal.NOT_OFFERED);
    }

    @Test
    void in_the_modern_era_there_are_no_sessions() {
        var client = client().header("mcp-protocol-version", "2026-07-28");

        assertThat(client.get(null).refusal()).isEqualTo(Refusal.NOT_OFFERED);
        assertThat(client.delete()).hasValue(Refusal.NOT_OFFERED);
        assertThat(client.post(modern("1", "server/discover", "{}")).result().has("capabilities")).isTrue();
    }

    @Test
    void an_old_session_on_a_message_of_the_modern_era_means_nothing() {
        var client = rig.http().session("gone").header("mcp-protocol-version", "2026-07-28");

        var cancelled = client.post(notification("notifications/cancelled", "{\"requestId\":1}")).done();
        assertThat(cancelled.all()).isEmpty();
        assertThat(cancelled.refusal()).isNull();
        assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}").refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void a_posted_answer_and_a_batch_under_a_modern_header_are_refused() {
        var client = rig.http().initialized("2025-03-26", "{}").header("mcp-protocol-version", "2026-07-28");

        assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}").refusal()).isEqualTo(Refusal.MALFORMED);
        assertThat(client.post("[" + PING + "]").refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void a_notification_without_a_session_is_taken_and_dropped() {
        var answer = rig.http().post(notification("notifications/cancelled", "{\"requestId\":1}")).done();

        assertThat(answer.all()).isEmpty();
        assertThat(answer.refusal()).isNull();
    }

    @Test
    void a_changed_id_is_unknown() {
        String id = client().session();
        char last = id.charAt(id.length() - 1);

        for (String changed : new String[] {
            id.substring(0, id.length() - 1) + (last == 'A' ? 'B' : 'A'), id.substring(1), id + "A", "", "x"}) {
            isGone(rig.http().session(changed).post(PING));
        }
    }

    @Test
    void another_principal_gets_what_an_unknown_session_gets() {
        String id = client().session();

        isGone(rig.http("somebody else", "10.0.0.1").session(id).post(PING));
        assertThat(rig.http("somebody else", "10.0.0.1").session(id).delete()).hasValue(Refusal.UNKNOWN_SESSION);
        assertThat(rig.http().session(id).post(PING).result()).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void an_idle_session_ends_although_nothing_else_happens() {
        var client = rig.http().initialized("2025-11-25", "{}");
        var stream = client.get(null).primed();
        stream.lose();

        rig.time.pass(IDLE.plusSeconds(2));

        assertThat(sessionsThatHearNews()).isZero();
        isGone(client.post(PING));
    }

    private int sessionsThatHearNews() {
        var counter = rig.http().initialized("2025-11-25", "{}");
        var stream = counter.get(null).primed();
        rig.server.updated("a:b");
        int heard = stream.all().size();
        counter.delete();
        return heard;
    }

    @Test
    void a_session_in_use_does_not_become_idle() {
        var client = client();

        for (int i = 0; i < 4; i++) {
            rig.time.pass(IDLE.dividedBy(2));
            assertThat(client.post(PING).result()).isEqualTo(Json.Obj.EMPTY);
        }
    }

    @Test
    void a_session_with_an_open_stream_is_not_idle_and_becomes_so_when_the_stream_is_lost() {
        var client = client();
        var stream = client.get(null).primed();

        rig.time.pass(IDLE.multipliedBy(3));
        assertThat(client.post(PING).result()).isEqualTo(Json.Obj.EMPTY);

        stream.lose();
        rig.time.pass(IDLE.plusSeconds(2));
        isGone(client.post(PING));
    }

    @Test
    void a_session_with_a_running_call_is_not_idle() throws InterruptedException {
        var limits = Limits.DEFAULT.withTimes(new Limits.Times(Duration.ofHours(12), Duration.ofMinutes(5), IDLE,
            LIFETIME, Duration.ofMinutes(15)));
        try (var own = new Rig(it -> it.limits(limits).tool(Rig.tool("slow"), (_, _) -> {
            running.countDown();
            return go.await(5, TimeUnit.SECONDS) ? "done" : "late";
        }))) {
            var client = own.http().withoutStreams().initialized("2025-11-25", "{}");
            var answer = client.post(request("1", "tools/call", Texts.tool("slow")));
            assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();

            own.time.pass(IDLE.multipliedBy(3));
            go.countDown();

            assertThat(answer.answer()).isEqualTo("done");
            assertThat(client.post(request("2", "ping", "{}")).result()).isEqualTo(Json.Obj.EMPTY);
        }
    }

    @Test
    void a_session_ends_after_its_lifetime_however_busy_it_is() {
        var client = client();
        var stream = client.get(null).primed();
        rig.time.pass(LIFETIME.minusMinutes(1));
        assertThat(client.post(PING).result()).isEqualTo(Json.Obj.EMPTY);

        rig.time.pass(Duration.ofMinutes(2));

        stream.ended();
        isGone(client.post(PING));
    }

    @Test
    void ending_a_session_ends_its_streams_and_cancels_its_calls() throws InterruptedException {
        var client = client();
        var stream = client.get(null).primed();
        var call = client.post(request("1", "tools/call", Texts.tool("slow")));
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();

        client.delete();

        stream.ended();
        call.ended().done();
        assertThat(call.all()).isEmpty();
    }

    @Test
    void there_are_no_more_sessions_than_may_be_in_all_and_of_one_client() {
        try (var own = new Rig(it -> Rig.echo(it).limits(Limits.DEFAULT.withSessions(3, 2)))) {
            var first = own.http("a", "10.0.0.1").initialized("2025-11-25", "{}");
            own.http("a", "10.0.0.1").initialized("2025-11-25", "{}");

            isTooMany(own.http("a", "10.0.0.1").post(initialize("1", "2025-11-25", "{}")));
            own.http("b", "10.0.0.2").initialized("2025-11-25", "{}");
            isTooMany(own.http("c", "10.0.0.3").post(initialize("1", "2025-11-25", "{}")));

            first.delete();
            own.http("c", "10.0.0.3").initialized("2025-11-25", "{}");
        }
    }

    private static void isTooMany(Recorder answer) {
        assertThat(answer.error().message()).isEqualTo("Too many sessions, try again later");
        assertThat(answer.refusal()).isEqualTo(Refusal.BUSY);
        assertThat(answer.session()).isNull();
    }

    @Test
    void an_idle_session_makes_room_for_another() {
        try (var own = new Rig(it -> Rig.echo(it).limits(Limits.DEFAULT.withSessions(1, 1)))) {
            own.http().initialized("2025-11-25", "{}");
            own.time.pass(IDLE.plusSeconds(2));

            assertThat(own.http().initialized("2025-11-25", "{}").session()).isNotEmpty();
        }
    }

    private Rig restarted(KeyRing keys) {
        return new Rig(rig.time, keys, Rig::echo);
    }

    @Test
    void a_restarted_server_with_the_same_key_knows_the_session() {
        var client = rig.http().initialized("2025-06-18", "{\"roots\":{}}");
        try (var next = restarted(Rig.KEYS)) {
            var again = next.http().session(client.session());

            assertThat(again.post(PING).result()).isEqualTo(Json.Obj.EMPTY);
            var stream = again.get(null).primed();
            next.server.add(Rig.tool("new", "new"));
            next.time.pass(Duration.ofMillis(50));
            assertThat(stream.notified().method()).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void a_server_with_another_key_does_not_know_the_session() {
        var client = client();
        try (var next = restarted(KeyRing.random())) {
            isGone(next.http().session(client.session()).post(PING));
        }
    }

    @Test
    void a_session_that_was_taken_over_and_ended_does_not_come_back() {
        var client = client();
        try (var next = restarted(Rig.KEYS)) {
            var again = next.http().session(client.session());
            again.post(PING).result();

            assertThat(again.delete()).isEmpty();

            isGone(again.post(PING));
            assertThat(again.get(null).refusal()).isEqualTo(Refusal.UNKNOWN_SESSION);
        }
    }

    @Test
    void a_session_that_was_taken_over_by_a_stream_becomes_idle_like_any_other() {
        var client = client();
        try (var next = restarted(Rig.KEYS)) {
            var again = next.http().session(client.session());
            again.get(null).primed().lose();

            next.time.pass(IDLE.plusSeconds(2));

            isGone(again.post(PING));
        }
    }

    @Test
    void a_session_is_not_taken_over_for_another_principal_or_after_its_lifetime() {
        String id = client().session();
        try (var next = restarted(Rig.KEYS)) {
            isGone(next.http("somebody else", "10.0.0.1").session(id).post(PING));
            rig.time.pass(LIFETIME.plusSeconds(1));
            isGone(next.http().session(id).post(PING));
        }
    }

    @Test
    void taken_over_sessions_count_for_their_client() {
        String first = client().session();
        String second = client().session();
        try (var next = new Rig(rig.time, Rig.KEYS,
            it -> Rig.echo(it).limits(Limits.DEFAULT.withSessions(5, 1)))) {
            next.http().session(first).post(PING).result();
            isGone(next.http().session(second).post(PING));
        }
    }

    @Test
    void what_a_client_says_of_itself_is_bounded() {
        String large = "{\"experimental\":{\"x\":{\"y\":\"" + "a".repeat(70_000) + "\"}}}";

        var answer = rig.http().post(initialize("1", "2025-11-25", large));

        assertThat(answer.error().code()).isEqualTo(-32602);
        assertThat(answer.session()).isNull();
    }
}
