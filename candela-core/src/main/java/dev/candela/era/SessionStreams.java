package dev.candela.era;

import dev.candela.rpc.Sink;
import dev.candela.state.EventLog;
import dev.candela.state.Payload;
import dev.candela.wire.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// The event streams of one session over HTTP: one for what belongs to no request, and one for each request whose
/// answer is a stream. Safe for any thread.
final class SessionStreams implements LegacySession.Outlet {
    private final String session;
    private final String tag;
    private final EventLog log;
    private final boolean primed;
    private final EventStream standalone;
    private final Map<String, EventStream> ofRequests = new ConcurrentHashMap<>(2);
    private final AtomicInteger last = new AtomicInteger();

    /// @param tag     makes the names of the streams unique in the life of the log
    /// @param primed  whether clients of that revision expect an empty event first
    SessionStreams(String session, String tag, EventLog log, boolean primed) {
        this.session = session;
        this.tag = tag;
        this.log = log;
        this.primed = primed;
        this.standalone = new EventStream(session, tag + ".0", log);
    }

    boolean primed() {
        return primed;
    }

    EventStream standalone() {
        return standalone;
    }

    /// A new stream for the answer to a request.
    EventStream open(Sink sink) {
        var stream = new EventStream(session, tag + "." + last.incrementAndGet(), log);
        ofRequests.put(stream.name(), stream);
        stream.attach(sink, primed);
        return stream;
    }

    /// The answer was sent: the stream is only in the log from now on.
    void finished(EventStream stream) {
        ofRequests.remove(stream.name());
    }

    /// The running stream of that name; a new, finished one when it is not running but may be in the log.
    Optional<EventStream> find(String name) {
        if (name.equals(standalone.name())) {
            return Optional.of(standalone);
        }
        return Optional.ofNullable(ofRequests.get(name));
    }

    /// Replays what follows an event of a stream that has ended, and ends the exchange.
    ///
    /// @return false when nothing is known of that stream any more
    boolean replay(EventId seen, Sink sink, Function<Payload, Message> reader) {
        if (!seen.stream().startsWith(tag + ".")
            || !(log.read(session, seen.stream(), seen.sequence()) instanceof EventLog.Replay.Events(var events, _))) {
            return false;
        }
        sink.prime(primed ? seen.format() : null);
        events.forEach(it ->
            sink.send(reader.apply(it.payload()), new EventId(seen.stream(), it.sequence()).format()));
        sink.close();
        return true;
    }

    @Override
    public void tell(Message message, Payload payload) {
        standalone.send(message, payload);
    }

    boolean hasClient() {
        return standalone.hasClient() || ofRequests.values().stream().anyMatch(EventStream::hasClient);
    }

    @Override
    public void close() {
        standalone.close();
        ofRequests.values().forEach(EventStream::close);
        log.drop(session);
    }
}
