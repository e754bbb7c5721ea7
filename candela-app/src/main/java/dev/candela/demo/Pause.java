package dev.candela.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits on purpose, as slow work would. An interrupt ends it.
final class Pause {
    private Pause() {}

    static void of(Duration time) throws InterruptedException {
        var never = new CountDownLatch(1);
        var _ = never.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
