package dev.candela.http.netty;

import dev.candela.http.Admission;
import dev.candela.http.HttpBinding;
import dev.candela.http.HttpOptions;
import dev.candela.http.RequestHead;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What all connections of one server share. Safe for any thread.
final class Engine {
    private final HttpBinding binding;
    private final HttpOptions options;
    private final Map<EventLoop, Loop> loops = new HashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong bodyBytes = new AtomicLong();
    private volatile boolean stopping;

    Engine(HttpBinding binding, HttpOptions options, Iterable<EventLoop> executors) {
        this.binding = binding;
        this.options = options;
        executors.forEach(it -> loops.put(it, new Loop(it)));
    }

    HttpBinding binding() {
        return binding;
    }

    HttpOptions options() {
        return options;
    }

    Loop loop(Channel channel) {
        var loop = loops.get(channel.eventLoop());
        if (loop == null) {
            throw new IllegalStateException("event loop: unknown (expected: one of this server)");
        }
        return loop;
    }

    void start(Duration tick) {
        loops.values().forEach(it -> it.start(tick));
    }

    /// Counts a connection.
    ///
    /// @return false when there are that many already
    boolean opened(int connectionsMax) {
        if (connections.incrementAndGet() <= connectionsMax) {
            return true;
        }
        closed();
        return false;
    }

    void closed() {
        if (connections.decrementAndGet() == 0 && stopping) {
            synchronized (connections) {
                connections.notifyAll();
            }
        }
    }

    /// Waits until the last connection is closed, at most that long.
    void awaitNoConnections(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (connections) {
            try {
                long left = end - System.nanoTime();
                while (connections.get() > 0 && left > 0) {
                    connections.wait(Math.max(1, left / 1_000_000));
                    left = end - System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isStopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
        loops.values().forEach(Loop::stop);
    }

    BodyBuffer body(int bytesMax, int announced) {
        return new BodyBuffer(bodyBytes, options.bounds().bodyBytesMax(), bytesMax, announced);
    }

    /// Judges a request on a thread that may wait. The verdict is given on the loop.
    void judge(RequestHead head, boolean websocket, Loop loop, Consumer<Admission> verdict) {
        Thread.startVirtualThread(() -> {
            var admission = admit(head, websocket);
            loop.outbox().add(() -> verdict.accept(admission));
        });
    }

    /// Judges a request on a thread that must not wait.
    ///
    /// @param websocket  whether it asks for a WebSocket
    Admission admit(RequestHead head, boolean websocket) {
        return websocket ? binding.upgrade(head) : binding.admit(head);
    }

    /// An exchange that is being served now, on a channel whose bound is that of its endpoint from now on.
    NettyExchange exchange(Output output, Loop loop, int queueBytesMax) {
        var config = output.channel().config();
        if (config.getWriteBufferHighWaterMark() != queueBytesMax) {
            config.setWriteBufferWaterMark(new WriteBufferWaterMark(queueBytesMax / 2, queueBytesMax));
        }
        return new NettyExchange(output, loop.outbox(), queueBytesMax);
    }

    boolean isEncrypted() {
        return options.tls() != null;
    }
}
