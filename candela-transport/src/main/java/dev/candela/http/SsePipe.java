package dev.candela.http;

import dev.candela.model.McpError;
import dev.candela.model.Principal;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One open stream of the older pair, and what is posted for it: together, a pipe.
///
/// Messages are delivered one after the other, in the order in which they were posted; what is left to do for each
/// runs on a thread of its own. Safe for any thread.
final class SsePipe implements Connection {
    private static final System.Logger LOG = System.getLogger(SsePipe.class.getName());
    private static final String BINDING = "sse";
    private static final int WAITING_MAX = 64;

    /// What all pipes of one server share.
    ///
    /// @param bytesMax  posted messages, in bytes, that may wait to be delivered
    record Shared(Receiver receiver, MessageReader reader, EventText texts, int bytesMax) {}

    /// Who opened it.
    record Asker(Principal principal, String remote) {}

    enum Taken { TAKEN, BUSY, CLOSED }

    private final Shared shared;
    private final HttpExchange exchange;
    private final Reply reply;
    private final Asker asker;
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean delivering;
    private boolean closed;

    SsePipe(Shared shared, HttpExchange exchange, Reply.Form form, Asker asker) {
        this.shared = shared;
        this.exchange = exchange;
        this.asker = asker;
        this.reply = Reply.attached(exchange, shared.texts, form, workers);
    }

    /// Opens the stream, and says where to post.
    ///
    /// @param onClosed  called once when the stream is closed
    void open(String endpoint, Runnable onClosed) {
        reply.open();
        reply.event(EventText.endpoint(endpoint));
        exchange.park(true);
        reply.working(new Work() {
            @Override
            public void run() {}

            @Override
            public void abandon() {
                close();
                onClosed.run();
                shared.receiver.closed(SsePipe.this);
            }
        });
    }

    boolean isOf(Principal principal) {
        return asker.principal.equals(principal);
    }

    /// Takes a posted message. Never blocks.
    Taken take(byte[] body) {
        synchronized (this) {
            if (closed) {
                return Taken.CLOSED;
            }
            boolean fits = waiting.isEmpty() || waitingBytes + body.length <= shared.bytesMax;
            if (waiting.size() >= WAITING_MAX || !fits) {
                return Taken.BUSY;
            }
            waiting.add(body);
            waitingBytes += body.length;
            if (delivering) {
                return Taken.TAKEN;
            }
            delivering = true;
        }
        Thread.startVirtualThread(this::deliver);
        return Taken.TAKEN;
    }

    @Override
    public Sink sink() {
        return (message, _) -> reply.send(message, null);
    }

    private synchronized void close() {
        closed = true;
        waiting.clear();
    }

    private void deliver() {
        for (var body = next(); body != null; body = next()) {
            var message = body.length == 0
                ? new Message.Malformed(null, new McpError(McpError.PARSE_ERROR, "Empty body"))
                : shared.reader.read(body);
            try {
                var context = new TransportContext(BINDING, this, null, asker.principal, asker.remote);
                var work = shared.receiver.receive(message, context, sink());
                if (!work.equals(Work.NONE)) {
                    Thread.startVirtualThread(() -> run(work, message));
                }
            } catch (RuntimeException | Error e) {
                fail(message, e);
            }
        }
    }

    private synchronized byte @Nullable [] next() {
        var body = waiting.poll();
        if (body == null) {
            delivering = false;
        } else {
            waitingBytes -= body.length;
        }
        return body;
    }

    private void run(Work work, Message message) {
        workers.add(Thread.currentThread());
        exchange.park(false);
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            fail(message, e);
        } finally {
            workers.remove(Thread.currentThread());
            exchange.park(workers.isEmpty());
        }
    }

    private void fail(Message message, Throwable cause) {
        LOG.log(Level.ERROR, "delivery failed", cause);
        if (message instanceof Message.Request(var id, _, _)) {
            reply.send(new Message.Failure(id, new McpError(McpError.INTERNAL_ERROR, "Internal error")));
        }
    }
}
