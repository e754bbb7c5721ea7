package dev.candela.era;

import dev.candela.rpc.Sink;
import dev.candela.state.EventLog;
import dev.candela.state.Payload;
import dev.candela.wire.Message;
import dev.candela.wire.MessageWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One stream of a session: what is sent on it is kept for a while, and it outlives its connections.
///
/// Safe for any thread. The lock is held while an event is kept and handed to the sink, which does not block for
/// attached streams.
final class EventStream {
    private final String session;
    private final String name;
    private final EventLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Sink sink;
    private long lastSequence;
    private boolean finished;

    EventStream(String session, String name, EventLog log) {
        this.session = session;
        this.name = name;
        this.log = log;
    }

    String name() {
        return name;
    }

    /// Keeps a message and sends it when a client is there.
    ///
    /// @return whether a client was there
    boolean send(Message message, Payload payload) {
        lock.lock();
        try {
            lastSequence = log.append(session, name, payload);
            var out = sink;
            return out != null && out.send(message, new EventId(name, lastSequence).format());
        } finally {
            lock.unlock();
        }
    }

    boolean send(Message message) {
        return send(message, new Payload(MessageWriter.bytes(message)));
    }

    /// The last message: the connection ends behind it.
    void finish(Message message) {
        lock.lock();
        try {
            send(message);
            finished = true;
            log.finish(session, name);
            var out = sink;
            if (out != null) {
                out.close();
            }
            sink = null;
        } finally {
            lock.unlock();
        }
    }

    boolean isFinished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    boolean hasClient() {
        lock.lock();
        try {
            return sink != null;
        } finally {
            lock.unlock();
        }
    }

    /// Sends from now on through that sink; the one before is closed.
    ///
    /// @param primed  whether to begin with an empty event, so that a client that saw nothing can come back
    void attach(Sink next, boolean primed) {
        lock.lock();
        try {
            take(next, primed, lastSequence);
        } finally {
            lock.unlock();
        }
    }

    /// @param seen  what the client has seen: it comes back with this when the connection breaks before the next event
    @SuppressWarnings("ReferenceEquality") // a sink is a place, not a value
    private void take(Sink next, boolean primed, long seen) {
        var before = sink;
        sink = next;
        next.prime(primed ? new EventId(name, seen).format() : null);
        if (before != null && before != next) {
            before.close();
        }
    }

    /// Goes on behind an event that the client has seen.
    ///
    /// @return what was lost between; empty when nothing was
    Optional<String> resume(Sink next, long after, boolean primed, Function<Payload, Message> reader) {
        lock.lock();
        try {
            take(next, primed, after);
            return switch (log.read(session, name, after)) {
                case EventLog.Replay.Events(var events, _) -> {
                    events.forEach(it -> next.send(
                        reader.apply(it.payload()), new EventId(name, it.sequence()).format()));
                    if (finished) {
                        next.close();
                        sink = null;
                    }
                    yield Optional.empty();
                }
                case EventLog.Replay.Lost(long oldest) -> Optional.of("events before " + oldest + " are gone");
                case EventLog.Replay.Unknown _ -> after == lastSequence
                    ? Optional.empty()
                    : Optional.of("the events are gone");
            };
        } finally {
            lock.unlock();
        }
    }

    /// The connection is gone; the stream goes on.
    @SuppressWarnings("ReferenceEquality") // a sink is a place, not a value
    void detach(Sink gone) {
        lock.lock();
        try {
            if (sink == gone) {
                sink = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets the client's connection go; it comes back after that time.
    boolean pause(Duration retry) {
        lock.lock();
        try {
            var out = sink;
            if (out == null) {
                return false;
            }
            sink = null;
            out.pause(retry);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            var out = sink;
            sink = null;
            if (out != null) {
                out.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
