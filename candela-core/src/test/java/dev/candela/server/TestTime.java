package dev.candela.server;

import dev.candela.rpc.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A clock and its timers, moved by the test. What is due runs on the thread that moves time.
final class TestTime implements InstantSource, Timers {
    private record Due(Instant at, Runnable action, @Nullable Duration again) {}

    private final List<Due> waiting = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void every(Duration pause, Runnable action) {
        waiting.add(new Due(now.plus(pause), action, pause));
    }

    @Override
    public synchronized void after(Duration delay, Runnable action) {
        waiting.add(new Due(now.plus(delay), action, null));
    }

    @Override
    public synchronized void close() {
        waiting.clear();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /// Lets that much time pass, and does what becomes due on the way, in order.
    void pass(Duration time) {
        var end = instant().plus(time);
        for (var due = next(end); due.isPresent(); due = next(end)) {
            due.get().action.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized Optional<Due> next(Instant end) {
        var first = waiting.stream().filter(it -> !it.at.isAfter(end)).min(Comparator.comparing(Due::at));
        first.ifPresent(due -> {
            waiting.remove(due);
            now = due.at.isAfter(now) ? due.at : now;
            if (due.again != null) {
                waiting.add(new Due(now.plus(due.again), due.action, due.again));
            }
        });
        return first;
    }
}
