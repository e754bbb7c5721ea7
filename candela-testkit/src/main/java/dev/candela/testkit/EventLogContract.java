package dev.candela.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.state.EventLog;
import dev.candela.state.EventLog.Bounds;
import dev.candela.state.EventLog.Replay;
import dev.candela.state.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// What every [EventLog] must do.
public interface EventLogContract {
    Bounds BOUNDS = new Bounds(5, 100, Duration.ofMinutes(5), 1_000_000);

    /// A new one that goes by this clock.
    EventLog log(FakeClock clock, Bounds bounds);

    private static String newSession() {
        return "session-" + UUID.randomUUID();
    }

    private static Payload payload(String text) {
        return new Payload(text.getBytes(US_ASCII));
    }

    private static List<Long> append(EventLog log, String session, String stream, String... texts) {
        return Arrays.stream(texts).map(it -> log.append(session, stream, payload(it))).toList();
    }

    private static void assertReplays(Replay replay, boolean finished, String... texts) {
        assertThat(replay).isInstanceOfSatisfying(Replay.Events.class, it -> {
            assertThat(it.events()).extracting(event -> new String(event.payload().utf8(), US_ASCII))
                .containsExactly(texts);
            assertThat(it.finished()).isEqualTo(finished);
        });
    }

    @Test
    default void what_was_appended_is_replayed_after_any_position_in_order_and_as_it_was() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        var at = append(log, session, "s", "{\"a\":1}", "{\"b\":\"\\u0001\"}", "{}");

        assertReplays(log.read(session, "s", 0), false, "{\"a\":1}", "{\"b\":\"\\u0001\"}", "{}");
        assertReplays(log.read(session, "s", at.get(0)), false, "{\"b\":\"\\u0001\"}", "{}");
        assertReplays(log.read(session, "s", at.get(1)), false, "{}");
        assertReplays(log.read(session, "s", at.get(2)), false);
    }

    @Test
    default void sequences_ascend_within_a_session_and_name_the_events_of_a_replay() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        var at = new ArrayList<Long>();
        at.addAll(append(log, session, "one", "a"));
        at.addAll(append(log, session, "two", "b"));
        at.addAll(append(log, session, "one", "c"));

        assertThat(at).isSorted().doesNotHaveDuplicates().allMatch(it -> it > 0 && it < 1L << 53);
        assertThat(log.read(session, "one", 0)).isInstanceOfSatisfying(Replay.Events.class, it ->
            assertThat(it.events()).extracting(event -> event.sequence()).containsExactly(at.get(0), at.get(2)));
    }

    @Test
    default void streams_and_sessions_do_not_see_each_other() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        String other = newSession();
        append(log, session, "one", "a");
        append(log, session, "two", "b");
        append(log, other, "one", "c");

        assertReplays(log.read(session, "one", 0), false, "a");
        assertReplays(log.read(session, "two", 0), false, "b");
        assertReplays(log.read(other, "one", 0), false, "c");
        assertThat(log.read(other, "two", 0)).isEqualTo(new Replay.Unknown());
    }

    @Test
    default void a_stream_without_events_and_a_position_never_reached_are_unknown() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();

        assertThat(log.read(session, "s", 0)).isEqualTo(new Replay.Unknown());
        long last = log.append(session, "s", payload("a"));

        assertThat(log.read(session, "t", 0)).isEqualTo(new Replay.Unknown());
        assertThat(log.read(session, "s", last + 1)).isEqualTo(new Replay.Unknown());
    }

    @Test
    default void more_events_than_are_kept_push_out_the_oldest_and_the_loss_is_seen() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        var at = append(log, session, "s", "1", "2", "3", "4", "5", "6", "7");

        assertThat(log.read(session, "s", 0)).isEqualTo(new Replay.Lost(at.get(2)));
        assertThat(log.read(session, "s", at.get(0))).isEqualTo(new Replay.Lost(at.get(2)));
        assertReplays(log.read(session, "s", at.get(1)), false, "3", "4", "5", "6", "7");
        assertReplays(log.read(session, "s", at.get(5)), false, "7");
    }

    @Test
    default void more_bytes_than_are_kept_push_out_the_oldest_and_the_loss_is_seen() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        var at = append(log, session, "s", "a".repeat(40), "b".repeat(60), "c");

        assertThat(log.read(session, "s", 0)).isEqualTo(new Replay.Lost(at.get(1)));
        assertReplays(log.read(session, "s", at.get(0)), false, "b".repeat(60), "c");
    }

    @Test
    default void an_event_too_large_to_be_kept_is_seen_to_be_lost() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        var at = append(log, session, "s", "a", "b".repeat(101));

        assertThat(log.read(session, "s", at.get(0))).isEqualTo(new Replay.Lost(0));
        assertReplays(log.read(session, "s", at.get(1)), false);
        var next = append(log, session, "s", "c");
        assertThat(log.read(session, "s", at.get(0))).isEqualTo(new Replay.Lost(next.get(0)));
        assertReplays(log.read(session, "s", at.get(1)), false, "c");
    }

    @Test
    default void an_event_is_kept_for_its_age_and_no_longer() {
        var clock = FakeClock.create();
        var log = log(clock, BOUNDS);
        String session = newSession();
        long first = log.append(session, "s", payload("a"));
        clock.advance(BOUNDS.age().minusMillis(1));
        long second = log.append(session, "s", payload("b"));

        assertReplays(log.read(session, "s", 0), false, "a", "b");
        clock.advance(Duration.ofMillis(1));

        assertThat(log.read(session, "s", 0)).isEqualTo(new Replay.Lost(second));
        assertReplays(log.read(session, "s", first), false, "b");
    }

    @Test
    default void a_client_that_missed_nothing_goes_on_even_when_all_events_are_too_old() {
        var clock = FakeClock.create();
        var log = log(clock, BOUNDS);
        String session = newSession();
        var at = append(log, session, "s", "a", "b");

        clock.advance(BOUNDS.age().plusSeconds(1));
        log.expire();

        assertReplays(log.read(session, "s", at.get(1)), false);
        assertThat(log.read(session, "s", at.get(0))).isEqualTo(new Replay.Lost(0));
        var next = append(log, session, "s", "c");
        assertThat(next.get(0)).isGreaterThan(at.get(1));
        assertReplays(log.read(session, "s", at.get(1)), false, "c");
    }

    @Test
    default void a_finished_stream_says_so_and_is_forgotten_when_its_events_are_too_old() {
        var clock = FakeClock.create();
        var log = log(clock, BOUNDS);
        String session = newSession();
        var at = append(log, session, "s", "a", "b");

        log.finish(session, "s");
        assertReplays(log.read(session, "s", at.get(0)), true, "b");
        assertReplays(log.read(session, "s", at.get(1)), true);
        clock.advance(BOUNDS.age());
        log.expire();

        assertThat(log.read(session, "s", at.get(1))).isEqualTo(new Replay.Unknown());
    }

    @Test
    default void finishing_a_stream_without_events_leaves_it_unknown() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        log.finish(session, "s");
        assertThat(log.read(session, "s", 0)).isEqualTo(new Replay.Unknown());

        append(log, session, "t", "a");
        log.finish(session, "s");
        assertThat(log.read(session, "s", 0)).isEqualTo(new Replay.Unknown());
        assertReplays(log.read(session, "t", 0), false, "a");
    }

    @Test
    default void a_dropped_session_is_unknown_and_others_are_not_touched() {
        var log = log(FakeClock.create(), BOUNDS);
        String session = newSession();
        String other = newSession();
        append(log, session, "one", "a");
        append(log, session, "two", "b");
        append(log, other, "one", "c");

        log.drop(session);
        log.drop(session);

        assertThat(log.read(session, "one", 0)).isEqualTo(new Replay.Unknown());
        assertThat(log.read(session, "two", 0)).isEqualTo(new Replay.Unknown());
        assertReplays(log.read(other, "one", 0), false, "c");
    }

    @Test
    default void sequences_go_on_above_the_old_ones_when_a_silent_session_was_forgotten() {
        var clock = FakeClock.create();
        var log = log(clock, BOUNDS);
        String session = newSession();
        var before = append(log, session, "s", "a", "b", "c");

        clock.advance(Duration.ofDays(1));
        log.expire();
        var after = append(log, session, "s", "d");

        assertThat(after.get(0)).isGreaterThan(before.get(2));
    }

    @Test
    default void one_payload_may_be_appended_to_many_streams() {
        var log = log(FakeClock.create(), BOUNDS);
        var sessions = List.of(newSession(), newSession(), newSession());
        var shared = payload("news");

        sessions.forEach(it -> log.append(it, "s", shared));
        log.drop(sessions.getFirst());

        assertReplays(log.read(sessions.get(1), "s", 0), false, "news");
        assertReplays(log.read(sessions.get(2), "s", 0), false, "news");
    }

    @Test
    default void events_appended_at_once_all_get_a_place() throws InterruptedException {
        var log = log(FakeClock.create(), new Bounds(1000, 100_000, Duration.ofMinutes(5), 10_000_000));
        String session = newSession();
        var sequences = new ConcurrentLinkedQueue<Long>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            String text = "from " + i;
            threads.add(Thread.startVirtualThread(() -> {
                for (int n = 0; n < 100; n++) {
                    sequences.add(log.append(session, "s", payload(text)));
                }
            }));
        }
        for (var it : threads) {
            it.join(Duration.ofSeconds(5));
        }

        assertThat(sequences).hasSize(800).doesNotHaveDuplicates();
        assertThat(log.read(session, "s", 0)).isInstanceOfSatisfying(Replay.Events.class, it ->
            assertThat(it.events()).hasSize(800).extracting(event -> event.sequence()).isSorted());
    }
}
