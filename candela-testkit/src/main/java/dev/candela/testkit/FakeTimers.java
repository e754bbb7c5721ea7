package dev.candela.testkit;

import dev.candela.rpc.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Later is when a test says so: actions run on the test's thread, each at its time, in order. Safe for any thread.
public final class FakeTimers implements Timers {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Due> due = new PriorityQueue<>(
        Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final FakeClock clock;
    private long orders;

    /// @param pause  null for an action that runs once
    private record Due(Instant at, long order, Runnable action, @Nullable Duration pause) {}

    private FakeTimers(FakeClock clock) {
        this.clock = clock;
    }

    /// Timers that go by this clock.
    public static FakeTimers of(FakeClock clock) {
        return new FakeTimers(clock);
    }

    @Override
    public void every(Duration pause, Runnable action) {
        add(pause, action, pause);
    }

    @Override
    public void after(Duration delay, Runnable action) {
        add(delay, action, null);
    }

    /// Moves the clock on and runs what becomes due on the way.
    public void advance(Duration time) {
        var end = clock.instant().plus(time);
        for (var next = next(end); next != null; next = next(end)) {
            var wait = Duration.between(clock.instant(), next.at);
            clock.advance(wait.isNegative() ? Duration.ZERO : wait);
            next.action.run();
            if (next.pause != null) {
                add(next.pause, next.action, next.pause);
            }
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    /// How many actions wait for their time.
    public int waiting() {
        lock.lock();
        try {
            return due.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            due.clear();
        } finally {
            lock.unlock();
        }
    }

    private void add(Duration delay, Runnable action, @Nullable Duration pause) {
        lock.lock();
        try {
            due.add(new Due(clock.instant().plus(delay), orders++, action, pause));
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Due next(Instant end) {
        lock.lock();
        try {
            var first = due.peek();
            return first == null || first.at.isAfter(end) ? null : due.poll();
        } finally {
            lock.unlock();
        }
    }
}
