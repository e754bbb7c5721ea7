package dev.candela.testkit;

import dev.candela.model.Principal;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The client's end of a pipe to a server, in memory: what stdio and sockets are, without bytes and processes.
///
/// ```java
/// try (var pipe = MemoryPipe.to(server)) {
///     pipe.send("""
///         {"jsonrpc": "2.0", "id": 1, "method": "ping"}""");
///     assertThat(pipe.nextText()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
/// }
/// ```
///
/// Every wait ends after 5 s with an [AssertionError] that says what came instead. Safe for any thread.
public final class MemoryPipe implements Connection, AutoCloseable {
    private final Receiver receiver;
    private final MessageReader reader;
    private final TransportContext context;
    private final Inbox<Message> inbox = new Inbox<>();
    private final Consumer<Message> arrived;
    private final Works works = new Works();
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    private MemoryPipe(Receiver receiver, Principal principal, @Nullable Consumer<Message> arrived) {
        var limits = receiver.limits();
        this.receiver = receiver;
        this.reader = new MessageReader(limits.json(), limits.batchMax());
        this.context = new TransportContext("memory", this, null, principal, "memory");
        this.arrived = arrived == null ? inbox::add : arrived;
    }

    /// Opens a pipe whose client is nobody in particular.
    public static MemoryPipe to(Receiver receiver) {
        return to(receiver, Principal.ANONYMOUS);
    }

    public static MemoryPipe to(Receiver receiver, Principal principal) {
        return new MemoryPipe(receiver, principal, null);
    }

    /// @param arrived  gets what the server sends, on the server's threads, so it must be quick
    static MemoryPipe to(Receiver receiver, Consumer<Message> arrived) {
        return new MemoryPipe(receiver, Principal.ANONYMOUS, arrived);
    }

    /// Sends what is written on one line, valid or not.
    public MemoryPipe send(String json) {
        return send(reader.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    /// Sends a message. What must keep the order has happened when this returns; the rest goes on by itself.
    public MemoryPipe send(Message message) {
        reading.lock();
        try {
            var work = receiver.receive(message, context, sink());
            if (!Work.NONE.equals(work)) {
                works.start(work);
            }
            return this;
        } finally {
            reading.unlock();
        }
    }

    /// Takes the next message of the server, and waits for it if need be.
    public Message next() {
        return inbox.take(_ -> true, "message");
    }

    /// Takes the next message of the server as it is written on the wire.
    public String nextText() {
        return new String(MessageWriter.bytes(next()), StandardCharsets.UTF_8);
    }

    /// Takes the first message that is wanted, and waits for it if need be. Those before it can still be taken.
    public Message await(Predicate<Message> wanted) {
        return inbox.take(wanted, "message that is wanted");
    }

    /// Waits until nothing that was sent is still being worked on, and takes what nobody has taken yet.
    public List<Message> settle() {
        works.awaitNone();
        return inbox.takeAll();
    }

    /// The server's way to this client.
    @Override
    public Sink sink() {
        return new PipeSink();
    }

    /// The client goes. Closing twice does nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            receiver.closed(this);
        }
    }

    private final class PipeSink implements Sink {
        @Override
        public boolean send(Message message, @Nullable String eventId) {
            if (closed.get()) {
                return false;
            }
            arrived.accept(message);
            return true;
        }
    }
}
