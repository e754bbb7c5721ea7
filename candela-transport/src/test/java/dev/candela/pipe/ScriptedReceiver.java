package dev.candela.pipe;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Does what the method of a request says.
public final class ScriptedReceiver implements Receiver {
    public record Received(Message message, TransportContext context, Thread thread) {}

    public final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    public final BlockingQueue<Connection> closed = new LinkedBlockingQueue<>();
    public final CountDownLatch release = new CountDownLatch(1);
    public final AtomicInteger running = new AtomicInteger();
    public final AtomicInteger mostRunning = new AtomicInteger();
    public final BlockingQueue<Boolean> sent = new LinkedBlockingQueue<>();
    private final Limits limits;

    public ScriptedReceiver(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        received.add(new Received(message, context, Thread.currentThread()));
        return switch (message) {
            case Message.Request request -> work(request, sink);
            case Message.Malformed(var id, var error) -> {
                sink.refuse(new Message.Failure(id, error), Refusal.MALFORMED);
                yield Work.NONE;
            }
            case Message.Notification(var method, _) -> {
                if (method.equals("bug")) {
                    throw new IllegalStateException("a bug that a test wants");
                }
                if (method.equals("release")) {
                    release.countDown();
                }
                yield Work.NONE;
            }
            case Message.Response _, Message.Batch _ -> Work.NONE;
        };
    }

    private Work work(Message.Request request, Sink sink) {
        return switch (request.method()) {
            case "echo" -> new Scripted(() -> answer(request.id(), request.params(), sink));
            case "hold" -> new Scripted(() -> {
                await();
                answer(request.id(), Json.obj("held", true), sink);
            });
            case "ahead" -> {
                sink.send(new Message.Notification("ahead", Json.obj("of", request.id().value())));
                yield new Scripted(() -> answer(request.id(), Json.Obj.EMPTY, sink));
            }
            case "interrupted" -> new Scripted(() -> {
                Thread.currentThread().interrupt();
                answer(request.id(), Json.Obj.EMPTY, sink);
                sink.send(new Message.Notification("still", Json.obj("interrupted", Thread.interrupted())));
            });
            case "count" -> new Scripted(() -> {
                for (int i = 0; i < 500; i++) {
                    sink.send(new Message.Notification("n" + i, Json.Obj.EMPTY));
                }
                answer(request.id(), Json.Obj.EMPTY, sink);
            });
            case "flood" -> new Scripted(() -> {
                var news = new Message.Notification("flood", Json.obj("x", "x".repeat(10_000)));
                int count = 0;
                while (sink.send(news) && count < 100_000) {
                    count++;
                }
                sent.add(count == 100_000);
            });
            case "bug" -> new Scripted(() -> {
                throw new IllegalStateException("a bug that a test wants");
            });
            default -> throw new IllegalArgumentException(request.method());
        };
    }

    private void answer(RequestId id, Json.Obj result, Sink sink) {
        sent.add(sink.send(new Message.Success(id, result)));
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Scripted implements Work {
        private final Runnable script;

        private Scripted(Runnable script) {
            this.script = script;
        }

        @Override
        public void run() {
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                script.run();
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        public void abandon() {}
    }

    /// The next that came, of at most 5 s later.
    public static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within 5 s");
        }
        return next;
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        throw new UnsupportedOperationException("attach");
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        throw new UnsupportedOperationException("end");
    }

    @Override
    public void closed(Connection connection) {
        closed.add(connection);
    }
}
