package dev.candela.state;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Events of this process. One lock per session; nothing is kept of a session without events.
final class MemoryEventLog implements EventLog {
    /// A stream that is silent for this many ages is forgotten. No client was away for so long: its session would
    /// have ended.
    private static final int SILENT_AGES_MAX = 12;

    private final ConcurrentHashMap<String, SessionEvents> sessions = new ConcurrentHashMap<>();
    private final AtomicBoolean squeezing = new AtomicBoolean();
    private final KeptBytes kept = new KeptBytes();
    private final InstantSource clock;
    private final Bounds bounds;
    private final long ageMillis;

    MemoryEventLog(InstantSource clock, Bounds bounds) {
        this.clock = clock;
        this.bounds = bounds;
        this.ageMillis = bounds.age().toMillis();
    }

    @Override
    public long append(String session, String stream, Payload payload) {
        long now = clock.millis();
        long sequence = 0;
        while (sequence == 0) {
            var events = sessions.get(session);
            if (events == null) {
                events = sessions.computeIfAbsent(session, _ -> new SessionEvents(bounds, kept, now));
            }
            sequence = events.append(stream, payload, now);
            if (sequence == 0) {
                sessions.remove(session, events);
            }
        }
        if (kept.bytes() > bounds.totalBytesMax()) {
            squeeze(now);
        }
        return sequence;
    }

    @Override
    public void finish(String session, String stream) {
        var events = sessions.get(session);
        if (events != null) {
            events.finish(stream);
        }
    }

    @Override
    public Replay read(String session, String stream, long after) {
        var events = sessions.get(session);
        return events == null ? new Replay.Unknown() : events.read(stream, after, clock.millis());
    }

    @Override
    public void drop(String session) {
        var events = sessions.remove(session);
        if (events != null) {
            events.close();
        }
    }

    @Override
    public void expire() {
        expire(clock.millis(), ageMillis, SILENT_AGES_MAX * ageMillis);
    }

    private void expire(long now, long age, long silence) {
        for (var it : sessions.entrySet()) {
            if (it.getValue().expire(now, age, silence)) {
                sessions.remove(it.getKey(), it.getValue());
            }
        }
    }

    /// Makes room by letting go what is oldest in the whole log, until a part of it is free, so that this does not
    /// have to be done again at once. One thread does it; the others go on meanwhile.
    private void squeeze(long now) {
        if (!squeezing.compareAndSet(false, true)) {
            return;
        }
        try {
            var ages = new AgeHistogram();
            for (var it : sessions.values()) {
                it.weigh(ages, now);
            }
            long wanted = bounds.totalBytesMax() - bounds.totalBytesMax() / 4;
            long age = Math.min(ageMillis, ages.ageThatFrees(kept.bytes() - wanted));
            expire(now, age, age);
        } finally {
            squeezing.set(false);
        }
    }

    /// Bytes that the log holds now, about.
    long keptBytes() {
        return kept.bytes();
    }
}
