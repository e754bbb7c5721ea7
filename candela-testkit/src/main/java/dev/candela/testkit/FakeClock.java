package dev.candela.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it. Safe for any thread.
public final class FakeClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private FakeClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /// Starts at noon of some day.
    public static FakeClock create() {
        return at(Instant.parse("2026-11-20T12:00:00Z"));
    }

    public static FakeClock at(Instant start) {
        return new FakeClock(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves it on, or back by a negative duration.
    public void advance(Duration duration) {
        now.updateAndGet(it -> it.plus(duration));
    }
}
