package dev.candela.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FakeTimersTest {
    private final FakeClock clock = FakeClock.at(Instant.EPOCH);
    private final FakeTimers timers = FakeTimers.of(clock);
    private final List<String> ran = new ArrayList<>();

    private void run(String name) {
        ran.add(name + " at " + clock.instant().getEpochSecond());
    }

    @Test
    void actions_run_at_their_times_and_in_order() {
        timers.after(Duration.ofSeconds(3), () -> run("late"));
        timers.every(Duration.ofSeconds(2), () -> run("often"));
        timers.after(Duration.ofSeconds(2), () -> timers.after(Duration.ofSeconds(1), () -> run("nested")));

        timers.advance(Duration.ofSeconds(1));
        assertThat(ran).isEmpty();
        timers.advance(Duration.ofSeconds(4));

        assertThat(ran).containsExactly("often at 2", "late at 3", "nested at 3", "often at 4");
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(timers.waiting()).isEqualTo(1);
    }

    @Test
    void closed_timers_forget_everything() {
        timers.after(Duration.ofSeconds(1), () -> run("never"));
        timers.close();
        timers.advance(Duration.ofSeconds(5));

        assertThat(ran).isEmpty();
        assertThat(timers.waiting()).isZero();
    }
}
