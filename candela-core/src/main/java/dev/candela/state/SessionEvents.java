package dev.candela.state;

import java.util.HashMap;
import java.util.Map;

/// The streams of one session. Its own monitor guards it, and all that is in it.
final class SessionEvents {
    /// Sequences begin at the time in milliseconds times 1024: whenever a session is forgotten and comes back, also
    /// in a new process, they go on above all that were given before.
    private static final int SEQUENCE_BITS_PER_MILLI = 10;

    private final Map<String, StreamEvents> streams = new HashMap<>(2);
    private final EventLog.Bounds bounds;
    private final KeptBytes kept;
    private final long ageMillis;
    private long last;
    private boolean closed;

    SessionEvents(EventLog.Bounds bounds, KeptBytes kept, long now) {
        this.bounds = bounds;
        this.kept = kept;
        this.ageMillis = bounds.age().toMillis();
        this.last = now << SEQUENCE_BITS_PER_MILLI;
        kept.openSession();
    }

    /// @return 0 when this object is no longer the one that keeps the session
    synchronized long append(String stream, Payload payload, long now) {
        if (closed) {
            return 0;
        }
        var events = streams.get(stream);
        if (events == null) {
            events = new StreamEvents(kept);
            streams.put(stream, events);
        }
        last++;
        events.dropOlderThan(now - ageMillis);
        events.add(new StreamEvents.Event(last, now, payload), bounds);
        return last;
    }

    synchronized void finish(String stream) {
        var events = streams.get(stream);
        if (events != null) {
            events.finish();
        }
    }

    synchronized EventLog.Replay read(String stream, long after, long now) {
        var events = streams.get(stream);
        if (events == null) {
            return new EventLog.Replay.Unknown();
        }
        events.dropOlderThan(now - ageMillis);
        return events.after(after);
    }

    synchronized void weigh(AgeHistogram ages, long now) {
        for (var it : streams.values()) {
            it.weigh(ages, now);
        }
    }

    /// @return true when nothing is left, and this object is closed
    synchronized boolean expire(long now, long age, long silence) {
        for (var all = streams.values().iterator(); all.hasNext();) {
            var events = all.next();
            events.dropOlderThan(now - age);
            if (events.isForgettable(now - silence)) {
                events.close();
                all.remove();
            }
        }
        if (streams.isEmpty()) {
            close();
        }
        return closed;
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            streams.values().forEach(StreamEvents::close);
            streams.clear();
            kept.closeSession();
        }
    }
}
