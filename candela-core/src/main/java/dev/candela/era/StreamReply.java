package dev.candela.era;

import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The way back of a legacy request over HTTP: JSON when the answer comes first, an event stream when something
/// precedes it. A lost connection does not end the request; its events wait for the client to come back.
final class StreamReply implements Reply {
    private final SessionStreams streams;
    private final Sink sink;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable EventStream stream;
    private boolean lost;
    private boolean answered;

    StreamReply(SessionStreams streams, Sink sink) {
        this.streams = streams;
        this.sink = sink;
    }

    @Override
    public boolean ahead(Message message) {
        return locked(() -> {
            var open = answered ? Optional.<EventStream>empty() : open();
            return open.orElse(streams.standalone()).send(message);
        });
    }

    @Override
    public void answer(Message.Response response) {
        end(response);
    }

    /// Ends the exchange with that message, a response or a batch of them.
    void end(Message last) {
        locked(() -> {
            answered = true;
            var open = stream;
            if (open == null) {
                sink.send(last);
                return false;
            }
            open.finish(last);
            streams.finished(open);
            return true;
        });
    }

    @Override
    public void refuse(Message.Failure failure, Refusal why) {
        locked(() -> {
            answered = true;
            sink.refuse(failure, why);
            return true;
        });
    }

    @Override
    public void silence() {
        locked(() -> {
            answered = true;
            var open = stream;
            if (open != null) {
                open.close();
                streams.finished(open);
            }
            sink.close();
            return true;
        });
    }

    @Override
    public void lost(InFlight.Call call) {
        locked(() -> {
            lost = true;
            if (stream != null) {
                stream.detach(sink);
            }
            return true;
        });
    }

    @Override
    public boolean pause(Duration retry) {
        return locked(() -> streams.primed() && !answered && open().map(it -> it.pause(retry)).orElse(false));
    }

    /// From now on a broken connection costs nothing: the client has an id to come back with.
    ///
    /// Called by the timer, which must not wait: whoever holds the lock has opened a stream, or ends the request.
    @Override
    public void slow() {
        if (lock.tryLock()) {
            try {
                boolean _ = streams.primed() && !answered && open().isPresent();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Empty when the client cannot read a stream, or is gone before there was one to come back to.
    private Optional<EventStream> open() {
        if (stream == null && !lost && sink.canStream()) {
            stream = streams.open(sink);
        }
        return Optional.ofNullable(stream);
    }

    private boolean locked(BooleanSupplier action) {
        lock.lock();
        try {
            return action.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }
}
