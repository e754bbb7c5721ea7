package dev.candela.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The last events of every stream, for clients whose connection broke and who come back.
///
/// A stream belongs to a session and is named by the caller, who never uses a name twice within a session. A session
/// without events costs nothing. Safe for any thread; every method may throw [StateUnavailable].
///
/// @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">Resumability</a>
public interface EventLog {
    /// What is kept. Whatever does not fit pushes out the oldest events.
    ///
    /// @param eventsMax      events of one stream
    /// @param bytesMax       bytes of the payloads of one stream
    /// @param age            how long an event is kept
    /// @param totalBytesMax  bytes of the whole log in memory, with what it needs besides the payloads; a payload that
    ///                       streams share counts once
    record Bounds(int eventsMax, int bytesMax, Duration age, long totalBytesMax) {
        public static final Bounds DEFAULT = new Bounds(1_000, 1024 * 1024, Duration.ofMinutes(5), 128L * 1024 * 1024);

        public Bounds {
            if (eventsMax <= 0) {
                throw new IllegalArgumentException("eventsMax: " + eventsMax + " (expected: > 0)");
            }
            if (bytesMax <= 0) {
                throw new IllegalArgumentException("bytesMax: " + bytesMax + " (expected: > 0)");
            }
            if (age.toMillis() <= 0) {
                throw new IllegalArgumentException("age: " + age + " (expected: >= 1 ms)");
            }
            if (totalBytesMax < bytesMax) {
                throw new IllegalArgumentException(
                    "totalBytesMax: " + totalBytesMax + " (expected: >= bytesMax, " + bytesMax + ")");
            }
        }

        public Bounds withTotalBytesMax(long value) {
            return new Bounds(eventsMax, bytesMax, age, value);
        }
    }

    /// What a client that comes back has missed.
    sealed interface Replay {
        /// Everything after the wanted position.
        ///
        /// @param events    oldest first; empty when nothing was missed
        /// @param finished  whether no event will follow
        record Events(List<StoredEvent> events, boolean finished) implements Replay {
            public Events {
                events = List.copyOf(events);
            }
        }

        /// Something after the wanted position is no longer kept.
        ///
        /// @param oldestKept  sequence of the oldest event that still is; 0 when none is
        record Lost(long oldestKept) implements Replay {}

        /// Nothing is known of that position: the stream has had no event, has been dropped or forgotten, or never
        /// came so far.
        record Unknown() implements Replay {}
    }

    /// Adds an event to a stream, which begins with its first one. An event that is larger than a stream may be is
    /// not kept, but takes a place in the order, so that it is seen to be lost.
    ///
    /// @param payload  kept as it is, not copied: append the same one to as many streams as should have it
    /// @return its sequence: above that of every earlier event of the session
    long append(String session, String stream, Payload payload);

    /// Says that a stream has had its last event. Its events are kept for their time, then the stream is forgotten.
    /// Without effect on a stream that has had none.
    void finish(String session, String stream);

    /// What follows a position in a stream.
    ///
    /// @param after  sequence of the last event that was seen; 0 for the beginning
    Replay read(String session, String stream, long after);

    /// Forgets all streams of a session. Call it when the session has ended.
    void drop(String session);

    /// Clears away what is too old: events older than their age, finished streams without events, and streams that
    /// have been silent for twelve times that age. Call it now and then.
    void expire();

    /// In the memory of this process.
    static EventLog inMemory(InstantSource clock, Bounds bounds) {
        return new MemoryEventLog(clock, bounds);
    }
}
