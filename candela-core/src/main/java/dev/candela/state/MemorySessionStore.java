package dev.candela.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Sessions of this process. Finding and touching take no lock and make no garbage.
final class MemorySessionStore implements SessionStore {
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong versions = new AtomicLong();
    private final InstantSource clock;
    private final int sessionsMax;

    MemorySessionStore(InstantSource clock, int sessionsMax) {
        if (sessionsMax <= 0) {
            throw new IllegalArgumentException("sessionsMax: " + sessionsMax + " (expected: > 0)");
        }
        this.clock = clock;
        this.sessionsMax = sessionsMax;
    }

    @Override
    public Optional<Versioned> find(String id) {
        var entry = entries.get(id);
        return entry != null && entry.livesAt(clock.millis()) ? entry.found : Optional.empty();
    }

    @Override
    public Replaced replace(String id, long seen, SessionState state, Duration idle) {
        var replacing = new Replacing(seen, state, millis(idle));
        entries.compute(id, replacing);
        return replacing.outcome;
    }

    @Override
    public boolean touch(String id, Duration idle) {
        long idleMillis = millis(idle);
        for (var entry = entries.get(id); entry != null; entry = entries.get(id)) {
            long now = clock.millis();
            long seen = entry.deadline;
            if (seen > now) {
                if (Entry.DEADLINE.compareAndSet(entry, seen, deadline(now, idleMillis))) {
                    return true;
                }
            } else if (entries.get(id) == entry) {
                return false;
            }
        }
        return false;
    }

    @Override
    public boolean remove(String id) {
        var entry = entries.remove(id);
        if (entry == null) {
            return false;
        }
        count.decrementAndGet();
        return entry.livesAt(clock.millis());
    }

    @Override
    public List<String> expire() {
        long now = clock.millis();
        var ended = new ArrayList<String>();
        for (var it : entries.entrySet()) {
            if (it.getValue().endAt(now) && entries.remove(it.getKey(), it.getValue())) {
                count.decrementAndGet();
                ended.add(it.getKey());
            }
        }
        return ended;
    }

    private static long millis(Duration idle) {
        long millis = idle.toMillis();
        if (millis <= 0) {
            throw new IllegalArgumentException("idle: " + idle + " (expected: >= 1 ms)");
        }
        return millis;
    }

    private static long deadline(long now, long idleMillis) {
        return idleMillis < Long.MAX_VALUE - now ? now + idleMillis : Long.MAX_VALUE;
    }

    /// One attempt to replace a state, run while the map holds the place of its id.
    private final class Replacing implements BiFunction<String, @Nullable Entry, @Nullable Entry> {
        private final long seen;
        private final SessionState state;
        private final long idleMillis;
        private Replaced outcome = new Replaced.Stale();

        private Replacing(long seen, SessionState state, long idleMillis) {
            this.seen = seen;
            this.state = state;
            this.idleMillis = idleMillis;
        }

        @Override
        public @Nullable Entry apply(String id, @Nullable Entry old) {
            long now = clock.millis();
            long current = old != null && old.livesAt(now) ? old.version() : 0;
            if (current != seen) {
                return old;
            }
            if (old == null && !reserve()) {
                outcome = new Replaced.Full();
                return null;
            }
            long version = versions.incrementAndGet();
            outcome = new Replaced.Stored(version);
            return new Entry(new Versioned(version, state), deadline(now, idleMillis));
        }

        private boolean reserve() {
            if (count.incrementAndGet() <= sessionsMax) {
                return true;
            }
            count.decrementAndGet();
            return false;
        }
    }

    /// A state and the time it ends, which alone changes: a touch must not make garbage.
    private static final class Entry {
        private static final AtomicLongFieldUpdater<Entry> DEADLINE =
            AtomicLongFieldUpdater.newUpdater(Entry.class, "deadline");
        private static final long ENDED = Long.MIN_VALUE;

        private final Optional<Versioned> found;
        private volatile long deadline;

        private Entry(Versioned value, long deadline) {
            this.found = Optional.of(value);
            this.deadline = deadline;
        }

        private long version() {
            return found.orElseThrow().version();
        }

        private boolean livesAt(long now) {
            return deadline > now;
        }

        /// Ends it if its time is over, so that no touch can come between.
        private boolean endAt(long now) {
            long seen = deadline;
            return seen <= now && DEADLINE.compareAndSet(this, seen, ENDED);
        }
    }
}
