package dev.candela.http;

import dev.candela.json.Json;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stands for the core: does what a test says, and remembers what was delivered.
final class ScriptedReceiver implements Receiver {
    /// What happens with one message.
    interface OnMessage {
        Work receive(Message message, TransportContext context, Sink sink);
    }

    /// What happens with one stream.
    interface OnAttach {
        Work attach(TransportContext context, @Nullable String lastEventId, Sink sink);
    }

    final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<TransportContext> contexts = new LinkedBlockingQueue<>();
    final BlockingQueue<Sink> streams = new LinkedBlockingQueue<>();
    final BlockingQueue<String> abandoned = new LinkedBlockingQueue<>();
    final BlockingQueue<Connection> closed = new LinkedBlockingQueue<>();

    volatile Limits limits = Limits.DEFAULT;
    volatile OnMessage onMessage = ScriptedReceiver::echo;
    volatile OnAttach onAttach = (_, _, sink) -> {
        streams.add(sink);
        return work("stream", () -> {});
    };
    volatile Optional<Refusal> onEnd = Optional.empty();

    /// Answers a request with its method and parameters, on the thread of its work.
    static Work echo(Message message, TransportContext context, Sink sink) {
        return switch (message) {
            case Message.Request(var id, var method, var params) -> running(() ->
                sink.send(new Message.Success(id, Json.obj("method", method, "params", params))));
            case Message.Malformed(var id, var error) -> {
                sink.refuse(new Message.Failure(id, error), Refusal.MALFORMED);
                yield Work.NONE;
            }
            case Message.Notification _, Message.Response _, Message.Batch _ -> Work.NONE;
        };
    }

    static Work running(Runnable action) {
        return new Work() {
            @Override
            public void run() {
                action.run();
            }

            @Override
            public void abandon() {}
        };
    }

    /// Work that says when it is abandoned, by that name.
    Work work(String name, Runnable action) {
        return new Work() {
            @Override
            public void run() {
                action.run();
            }

            @Override
            public void abandon() {
                abandoned.add(name);
            }
        };
    }

    static <T> T next(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(5, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came within 5 s");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        messages.add(message);
        contexts.add(context);
        return onMessage.receive(message, context, sink);
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        contexts.add(context);
        return onAttach.attach(context, lastEventId, sink);
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        contexts.add(context);
        return onEnd;
    }

    @Override
    public void closed(Connection connection) {
        closed.add(connection);
    }
}
