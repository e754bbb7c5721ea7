package dev.candela.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.model.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How long a request may run, and what of that time does not count.
final class InFlightTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final InFlight inFlight = new InFlight(10, 10, now::get);
    private final AtomicInteger told = new AtomicInteger();

    private InFlight.Call begin(Duration timeout) {
        return ((InFlight.Begun.Admitted) inFlight.begin(null, RequestId.of(1), timeout)).call();
    }

    private void passSeconds(long seconds) {
        now.updateAndGet(it -> it.plusSeconds(seconds));
        inFlight.tick();
    }

    @Test
    void a_request_is_stopped_when_its_time_is_over_and_not_before() {
        var call = begin(Duration.ofSeconds(10));
        passSeconds(9);
        assertThat(call.isOpen()).isTrue();
        passSeconds(1);
        assertThat(call.isOpen()).isFalse();
        assertThat(call.isTimedOut()).isTrue();
        assertThat(call.isCancelled()).isFalse();
        assertThat(inFlight.running()).isEqualTo(1);
        call.end();
        assertThat(inFlight.running()).isZero();
        assertThat(inFlight.tick()).isFalse();
    }

    @Test
    void whoever_runs_too_long_is_interrupted() {
        var call = begin(Duration.ofSeconds(10));
        assertThat(call.enter()).isTrue();
        passSeconds(10);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        call.leave();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void what_was_cancelled_does_not_time_out_and_the_other_way_round() {
        var cancelled = begin(Duration.ofSeconds(10));
        cancelled.cancel();
        var late = begin(Duration.ofSeconds(10));
        passSeconds(10);
        late.cancel();
        assertThat(cancelled.isTimedOut()).isFalse();
        assertThat(late.isCancelled()).isFalse();
        assertThat(late.isTimedOut()).isTrue();
    }

    @Test
    void the_end_of_its_time_is_told_like_a_cancellation() {
        var call = begin(Duration.ofSeconds(10));
        call.onCancel(told::incrementAndGet);
        passSeconds(10);
        assertThat(told).hasValue(1);
        call.onCancel(told::incrementAndGet);
        assertThat(told).hasValue(2);
    }

    @Test
    void time_while_the_clock_is_stopped_does_not_count() {
        var call = begin(Duration.ofSeconds(10));
        passSeconds(4);
        call.stopClock();
        passSeconds(100);
        assertThat(call.isOpen()).isTrue();
        call.resumeClock();
        assertThat(call.deadline()).isEqualTo(NOON.plusSeconds(110));
        passSeconds(5);
        assertThat(call.isOpen()).isTrue();
        passSeconds(1);
        assertThat(call.isTimedOut()).isTrue();
    }

    @Test
    void a_clock_that_several_stopped_goes_on_with_the_last_and_spares_the_time_once() {
        var call = begin(Duration.ofSeconds(10));
        call.stopClock();
        passSeconds(5);
        call.stopClock();
        passSeconds(5);
        call.resumeClock();
        passSeconds(5);
        assertThat(call.isOpen()).isTrue();
        call.resumeClock();
        assertThat(call.deadline()).isEqualTo(NOON.plusSeconds(25));
    }

    @Test
    void a_clock_can_be_stopped_again_and_again() {
        var call = begin(Duration.ofSeconds(10));
        for (int i = 0; i < 3; i++) {
            call.stopClock();
            passSeconds(60);
            call.resumeClock();
        }
        assertThat(call.deadline()).isEqualTo(NOON.plusSeconds(190));
    }

    @Test
    void a_request_without_an_end_of_time_stays_open() {
        var call = begin(Duration.ofSeconds(10));
        call.onSlow(Duration.ofSeconds(1), told::incrementAndGet);
        call.untimed();
        passSeconds(1_000_000);
        assertThat(call.isOpen()).isTrue();
        assertThat(told).hasValue(0);
        call.stopClock();
        passSeconds(1);
        call.resumeClock();
        assertThat(call.deadline()).isEqualTo(Instant.MAX);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 2})
    void a_time_beyond_all_times_is_for_ever(long seconds) {
        var call = begin(Duration.ofSeconds(seconds));
        call.onSlow(Duration.ofSeconds(seconds), told::incrementAndGet);
        assertThat(call.deadline()).isEqualTo(Instant.MAX);
        passSeconds(1_000_000);
        assertThat(call.isOpen()).isTrue();
        call.end();
        assertThat(inFlight.running()).isZero();
    }

    @Test
    void what_begins_to_take_long_is_told_once() {
        var call = begin(Duration.ofSeconds(10));
        call.onSlow(Duration.ofSeconds(2), told::incrementAndGet);
        passSeconds(1);
        assertThat(told).hasValue(0);
        passSeconds(1);
        passSeconds(1);
        assertThat(told).hasValue(1);
    }

    @Test
    void what_waits_for_an_answer_takes_long_too() {
        var call = begin(Duration.ofSeconds(10));
        call.onSlow(Duration.ofSeconds(2), told::incrementAndGet);
        call.stopClock();
        passSeconds(2);
        assertThat(told).hasValue(1);
    }

    @Test
    void what_is_over_does_not_take_long() {
        var ended = begin(Duration.ofSeconds(10));
        ended.onSlow(Duration.ofSeconds(2), told::incrementAndGet);
        ended.end();
        var cancelled = begin(Duration.ofSeconds(10));
        cancelled.onSlow(Duration.ofSeconds(2), told::incrementAndGet);
        cancelled.cancel();
        passSeconds(5);
        assertThat(told).hasValue(0);
    }

    @Test
    void an_action_that_fails_does_not_keep_others_from_being_looked_after() {
        for (int i = 0; i < 3; i++) {
            begin(Duration.ofSeconds(10)).onSlow(Duration.ofSeconds(2), () -> {
                told.incrementAndGet();
                throw new IllegalStateException("broken");
            });
        }
        passSeconds(2);
        assertThat(told).hasValue(3);
        passSeconds(8);
        assertThat(told).hasValue(3);
        assertThat(inFlight.tick()).isTrue();
    }
}
