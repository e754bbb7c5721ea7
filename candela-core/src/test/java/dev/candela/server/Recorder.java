package dev.candela.server;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import dev.candela.wire.MessageWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A way back that keeps what was sent. Everything that waits gives up after five seconds.
final class Recorder implements Sink {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    /// @param eventId  null for none
    record Sent(Message message, @Nullable String eventId) {}

    private final List<Sent> sent = new ArrayList<>();
    private final List<@Nullable String> primes = new ArrayList<>();
    private final boolean streams;
    private final boolean pipe;
    private int taken;
    private boolean closed;
    private int running;
    private @Nullable Refusal refusal;
    private @Nullable String session;
    private @Nullable Duration paused;
    private @Nullable Work work;

    /// @param streams  whether the client can read an event stream
    Recorder(boolean streams) {
        this(streams, false);
    }

    private Recorder(boolean streams, boolean pipe) {
        this.streams = streams;
        this.pipe = pipe;
    }

    /// Of a connection, which no request ends.
    static Recorder pipe() {
        return new Recorder(true, true);
    }

    @Override
    public synchronized boolean send(Message message, @Nullable String eventId) {
        if (closed) {
            return false;
        }
        sent.add(new Sent(message, eventId));
        notifyAll();
        return true;
    }

    @Override
    public synchronized void refuse(Message.Failure failure, Refusal why) {
        refusal = why;
        send(failure);
    }

    @Override
    public synchronized void session(String id) {
        session = id;
    }

    @Override
    public synchronized boolean prime(@Nullable String eventId) {
        if (pipe) {
            return false;
        }
        primes.add(eventId);
        notifyAll();
        return streams;
    }

    @Override
    public synchronized void pause(Duration retry) {
        paused = retry;
        closed = true;
        notifyAll();
    }

    @Override
    public boolean canStream() {
        return streams;
    }

    @Override
    public synchronized void close() {
        closed = !pipe;
        notifyAll();
    }

    /// Runs what is left to do, on a thread of its own.
    Recorder run(Work left) {
        synchronized (this) {
            work = left;
            running++;
        }
        Thread.startVirtualThread(() -> {
            left.run();
            synchronized (this) {
                running--;
                notifyAll();
            }
        });
        return this;
    }

    /// The way back is gone.
    void lose() {
        Work left;
        synchronized (this) {
            closed = true;
            left = work;
        }
        if (left != null) {
            left.abandon();
        }
    }

    private synchronized void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what + "; sent: " + sent);
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                throw new AssertionError(what, e);
            }
        }
    }

    /// The next message that was not taken yet.
    synchronized Sent nextSent() {
        until("a message", () -> sent.size() > taken);
        return sent.get(taken++);
    }

    Message next() {
        return nextSent().message;
    }

    /// The next message, as text.
    String text() {
        return text(next());
    }

    static String text(Message message) {
        return MessageWriter.json(message).toText();
    }

    /// The result that comes next.
    Json.Obj result() {
        var next = next();
        if (next instanceof Message.Success(_, var result)) {
            return result;
        }
        throw new AssertionError("expected a result: " + text(next));
    }

    /// The text of the first block of the tool result that comes next.
    String answer() {
        var content = (Json.Obj) result().array("content").orElseThrow().getFirst();
        return content.text("text").orElseThrow();
    }

    McpError error() {
        var next = next();
        if (next instanceof Message.Failure(_, var error)) {
            return error;
        }
        throw new AssertionError("expected an error: " + text(next));
    }

    Message.Notification notified() {
        var next = next();
        if (next instanceof Message.Notification it) {
            return it;
        }
        throw new AssertionError("expected a notification: " + text(next));
    }

    Message.Request asked() {
        var next = next();
        if (next instanceof Message.Request it) {
            return it;
        }
        throw new AssertionError("expected a question: " + text(next));
    }

    /// Waits until all that was left to do is done.
    Recorder done() {
        until("the end of the work", () -> running == 0);
        return this;
    }

    Recorder ended() {
        until("the end of the exchange", () -> closed);
        return this;
    }

    Recorder primed() {
        until("an open stream", () -> !primes.isEmpty());
        return this;
    }

    synchronized List<@Nullable String> primes() {
        return new ArrayList<>(primes);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized @Nullable Duration paused() {
        return paused;
    }

    synchronized @Nullable Refusal refusal() {
        return refusal;
    }

    synchronized @Nullable String session() {
        return session;
    }

    /// All that was sent so far.
    synchronized List<Sent> all() {
        return List.copyOf(sent);
    }

    /// Of all that was sent so far, the methods of notifications and requests.
    Stream<String> methods() {
        return all().stream().flatMap(it -> switch (it.message) {
            case Message.Notification(var method, _) -> Stream.of(method);
            case Message.Request(_, var method, _) -> Stream.of(method);
            case Message.Success _, Message.Failure _, Message.Batch _, Message.Malformed _ -> Stream.empty();
        });
    }
}
