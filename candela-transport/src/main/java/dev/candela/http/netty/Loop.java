package dev.candela.http.netty;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// What the connections of one event loop share: their clock, what others want written, and buffers.
///
/// Only on the loop, but for the outbox.
final class Loop {
    private final EventLoop executor;
    private final Outbox outbox;
    private final SharedPieces pieces = new SharedPieces();
    private final HttpDate date = new HttpDate();
    private final Http1Text text = new Http1Text(date);
    private final ArrayList<Ticking> tracked = new ArrayList<>();

    Loop(EventLoop executor) {
        this.executor = executor;
        this.outbox = new Outbox(executor, pieces::forget);
    }

    /// Looks at every connection that often.
    void start(Duration tick) {
        var _ = executor.scheduleWithFixedDelay(
            () -> outbox.add(this::tick), tick.toNanos(), tick.toNanos(), TimeUnit.NANOSECONDS);
    }

    Outbox outbox() {
        return outbox;
    }

    SharedPieces pieces() {
        return pieces;
    }

    HttpDate date() {
        return date;
    }

    Http1Text text() {
        return text;
    }

    void track(Ticking it) {
        it.slot(tracked.size());
        tracked.add(it);
    }

    void untrack(Ticking it) {
        int slot = it.slot();
        if (slot < 0) {
            return;
        }
        var last = tracked.removeLast();
        if (slot < tracked.size()) {
            tracked.set(slot, last);
            last.slot(slot);
        }
        it.slot(-1);
    }

    /// From any thread.
    void stop() {
        outbox.add(() -> {
            for (int i = tracked.size() - 1; i >= 0; i--) {
                if (i < tracked.size()) {
                    tracked.get(i).stop();
                }
            }
        });
    }

    private void tick() {
        long now = System.nanoTime();
        for (int i = tracked.size() - 1; i >= 0; i--) {
            if (i < tracked.size()) {
                tracked.get(i).tick(now);
            }
        }
    }
}
