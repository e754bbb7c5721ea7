package dev.candela.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.state.EventLog.Bounds;
import dev.candela.state.EventLog.Replay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class MemoryEventLogTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
    private final InstantSource clock = now::get;

    private MemoryEventLog log(long totalBytesMax) {
        return new MemoryEventLog(clock, new Bounds(100, 10_000, Duration.ofMinutes(5), totalBytesMax));
    }

    private void advance(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }

    private static Payload payload(int size) {
        return new Payload(new byte[size]);
    }

    @Test
    void the_whole_log_stays_within_its_bound_by_letting_the_oldest_events_go() {
        var log = log(100_000);
        long last = 0;
        for (int i = 0; i < 1_000; i++) {
            last = log.append("session " + i % 50, "s", payload(1_000));
            assertThat(log.keptBytes()).isLessThanOrEqualTo(100_000);
            advance(Duration.ofMillis(10));
        }
        assertThat(log.keptBytes()).isGreaterThan(50_000);
        assertThat(log.read("session 49", "s", last - 1)).isInstanceOf(Replay.Events.class);
        assertThat(log.read("session 49", "s", 0)).isInstanceOf(Replay.Lost.class);
    }

    @Test
    void a_flood_within_one_millisecond_stays_within_the_bound_too() {
        var log = log(100_000);
        for (int i = 0; i < 1_000; i++) {
            log.append("session " + i % 50, "s", payload(1_000));
            assertThat(log.keptBytes()).isLessThanOrEqualTo(100_000);
        }
    }

    @Test
    void streams_without_payloads_count_too() {
        var log = log(100_000);
        for (int i = 0; i < 10_000; i++) {
            log.append("session", "stream " + i, payload(0));
            assertThat(log.keptBytes()).isLessThanOrEqualTo(100_000);
        }
    }

    @Test
    void a_payload_that_streams_share_counts_once() {
        var log = log(1_000_000);
        var shared = payload(10_000);
        for (int i = 0; i < 100; i++) {
            log.append("session " + i, "s", shared);
        }
        assertThat(log.keptBytes()).isBetween(10_000L, 100_000L);
        for (int i = 0; i < 99; i++) {
            log.drop("session " + i);
        }
        assertThat(log.keptBytes()).isGreaterThan(10_000);
        log.drop("session 99");
        assertThat(log.keptBytes()).isZero();
    }

    @Test
    void nothing_is_kept_of_silent_and_finished_streams() {
        var log = log(1_000_000);
        log.append("one", "s", payload(10));
        log.append("two", "s", payload(10));
        log.append("two", "t", payload(10));
        log.finish("one", "s");

        advance(Duration.ofMinutes(5));
        log.expire();
        assertThat(log.read("one", "s", 0)).isEqualTo(new Replay.Unknown());
        assertThat(log.read("two", "s", 0)).isEqualTo(new Replay.Lost(0));
        advance(Duration.ofMinutes(55));
        log.expire();

        assertThat(log.keptBytes()).isZero();
    }

    @Test
    void reading_keeps_nothing() {
        var log = log(1_000_000);
        log.read("session", "s", 0);
        log.finish("session", "s");
        log.drop("session");
        assertThat(log.keptBytes()).isZero();
    }

    @Test
    void bounds_that_bound_nothing_are_refused() {
        var age = Duration.ofMinutes(5);
        assertThatThrownBy(() -> new Bounds(0, 1, age, 1)).hasMessage("eventsMax: 0 (expected: > 0)");
        assertThatThrownBy(() -> new Bounds(1, 0, age, 1)).hasMessage("bytesMax: 0 (expected: > 0)");
        assertThatThrownBy(() -> new Bounds(1, 1, Duration.ZERO, 1)).hasMessage("age: PT0S (expected: >= 1 ms)");
        assertThatThrownBy(() -> new Bounds(1, 10, age, 9))
            .hasMessage("totalBytesMax: 9 (expected: >= bytesMax, 10)");
    }
}
