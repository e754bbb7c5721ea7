package dev.candela.bindings;

import dev.candela.model.RequestId;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A server somewhere else, as if it were in this process: what the test client says goes out on a way, and what comes
/// back on it is told to the test client. So one client, and one set of tests, does for every binding.
final class Remote implements Receiver, AutoCloseable {
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Way way;
    private volatile @Nullable Sink client;

    /// Opens a way whose other end tells a receiver what it hears.
    @FunctionalInterface
    interface Opening {
        Way open(Receiver near) throws IOException;
    }

    Remote(Opening opening) throws IOException {
        this.way = opening.open(new Near());
    }

    /// Sends something that the test client would not say.
    boolean send(Message message) {
        return way.send(message);
    }

    /// Takes what has come so far, up to and with the response to a request; all of it has come when that has.
    List<Message> upTo(RequestId id) throws InterruptedException {
        var before = new ArrayList<Message>();
        while (true) {
            var next = next();
            before.add(next);
            if (next instanceof Message.Success(RequestId answered, _) && answered.equals(id)) {
                return before;
            }
        }
    }

    /// Takes the next thing that comes.
    Message next() throws InterruptedException {
        return next(Watch.PATIENCE);
    }

    Message next(Duration patience) throws InterruptedException {
        var next = heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new AssertionError("nothing more has come");
        }
        return next;
    }

    /// What has come and nobody has taken.
    List<Message> heard() {
        return List.copyOf(heard);
    }

    /// Takes all that has come.
    void forget() {
        heard.clear();
    }

    /// Waits for the end of the connection.
    boolean hasEnded() throws InterruptedException {
        return ended.await(Watch.PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        client = sink;
        var _ = way.send(message);
        return Work.NONE;
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        return Work.NONE;
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        return Optional.empty();
    }

    /// The test client goes, and its way with it.
    @Override
    public void closed(Connection connection) {
        way.close();
    }

    @Override
    public void close() {
        way.close();
    }

    /// This end of the way.
    private final class Near implements Receiver {
        @Override
        public Limits limits() {
            return Limits.DEFAULT;
        }

        @Override
        public Work receive(Message message, TransportContext context, Sink sink) {
            heard.add(message);
            var to = client;
            if (to != null) {
                to.send(message);
            }
            return Work.NONE;
        }

        @Override
        public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
            return Work.NONE;
        }

        @Override
        public Optional<Refusal> end(TransportContext context) {
            return Optional.empty();
        }

        @Override
        public void closed(Connection connection) {
            ended.countDown();
        }
    }
}
