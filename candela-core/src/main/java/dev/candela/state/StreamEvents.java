package dev.candela.state;

import java.util.ArrayDeque;
import java.util.ArrayList;

/// The last events of one stream. Guarded by the monitor of its session.
final class StreamEvents {
    /// One that is kept.
    record Event(long sequence, long millis, Payload payload) {}

    private ArrayDeque<Event> events = new ArrayDeque<>(2);
    private final KeptBytes kept;
    private int bytes;
    private long lastSequence;
    private long lastMillis;
    private long lostSequence;
    private boolean finished;

    StreamEvents(KeptBytes kept) {
        this.kept = kept;
        kept.openStream();
    }

    void add(Event event, EventLog.Bounds bounds) {
        lastSequence = event.sequence();
        lastMillis = event.millis();
        int size = event.payload().size();
        while (!events.isEmpty() && (events.size() >= bounds.eventsMax() || size > bounds.bytesMax() - bytes)) {
            dropOldest();
        }
        if (size > bounds.bytesMax()) {
            lostSequence = lastSequence;
        } else {
            events.addLast(event);
            bytes += size;
            kept.keep(event.payload());
        }
    }

    void finish() {
        finished = true;
    }

    EventLog.Replay after(long sequence) {
        if (sequence > lastSequence) {
            return new EventLog.Replay.Unknown();
        }
        if (sequence < lostSequence) {
            var oldest = events.peekFirst();
            return new EventLog.Replay.Lost(oldest == null ? 0 : oldest.sequence());
        }
        var missed = new ArrayList<StoredEvent>();
        for (var it : events) {
            if (it.sequence() > sequence) {
                missed.add(new StoredEvent(it.sequence(), it.payload()));
            }
        }
        return new EventLog.Replay.Events(missed, finished);
    }

    /// @param millis  the newest time that is too old
    void dropOlderThan(long millis) {
        var oldest = events.peekFirst();
        if (oldest == null || oldest.millis() > millis) {
            return;
        }
        for (var it = oldest; it != null && it.millis() <= millis; it = events.peekFirst()) {
            dropOldest();
        }
        if (events.isEmpty()) {
            events = new ArrayDeque<>(2); // a deque never shrinks, and this stream may now be silent for long
        }
    }

    /// Whether nobody can miss it.
    ///
    /// @param silentSince  the newest time of a last event after which the stream counts as silent
    boolean isForgettable(long silentSince) {
        return events.isEmpty() && (finished || lastMillis <= silentSince);
    }

    void weigh(AgeHistogram ages, long now) {
        ages.add(now - lastMillis, KeptBytes.STREAM_BYTES);
        for (var it : events) {
            ages.add(now - it.millis(), KeptBytes.share(it.payload()));
        }
    }

    void close() {
        while (!events.isEmpty()) {
            dropOldest();
        }
        kept.closeStream();
    }

    private void dropOldest() {
        var oldest = events.removeFirst();
        lostSequence = oldest.sequence();
        bytes -= oldest.payload().size();
        kept.drop(oldest.payload());
    }
}
