package dev.candela.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ThreadTimersTest {
    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void an_action_is_done_again_and_again_also_when_it_fails() throws InterruptedException {
        try (var timers = new ThreadTimers("timers-test")) {
            var left = new CountDownLatch(3);
            timers.every(SOON, () -> {
                left.countDown();
                throw new IllegalStateException("broken");
            });
            assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_action_is_done_later_on_a_thread_that_does_not_keep_the_program_alive() throws InterruptedException {
        try (var timers = new ThreadTimers("timers-test")) {
            var done = new CountDownLatch(1);
            var isDaemon = new AtomicBoolean();
            timers.after(SOON, () -> {
                isDaemon.set(Thread.currentThread().isDaemon());
                done.countDown();
            });
            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(isDaemon).isTrue();
        }
    }
}
