package dev.candela.http.netty;

import io.netty.channel.EventLoop;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// What other threads want written on the connections of one event loop, in the order in which they said so.
///
/// A message to many streams wakes the loop once and not once for each of them, and what goes to one connection in a
/// row is flushed once.
final class Outbox {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    /// How much is done before the loop looks at its connections again, and before anything is flushed.
    private static final int BATCH = 256;

    private final EventLoop loop;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ArrayList<Output> written = new ArrayList<>(BATCH);
    private final Runnable afterBatch;
    private volatile boolean stopped;

    /// @param afterBatch  called on the loop when a batch has been written
    Outbox(EventLoop loop, Runnable afterBatch) {
        this.loop = loop;
        this.afterBatch = afterBatch;
    }

    /// Has it done on the loop. Safe for any thread; never blocks. Without effect once the loop has stopped.
    void add(Runnable action) {
        if (!stopped) {
            waiting.add(action);
            schedule();
        }
    }

    /// Has that flushed at the end of this batch, or of the next. Only on the loop.
    void flushLater(Output output) {
        written.add(output);
        schedule();
    }

    private void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            execute();
        }
    }

    private void execute() {
        try {
            loop.execute(this::drain);
        } catch (RejectedExecutionException e) {
            stopped = true;
            waiting.clear();
        }
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "writing failed", e);
        }
    }

    private void drain() {
        int done = 0;
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            run(next);
            if (++done == BATCH) {
                break;
            }
        }
        for (int i = 0; i < written.size(); i++) {
            run(written.get(i)::flush);
        }
        written.clear();
        afterBatch.run();
        if (done == BATCH) {
            execute();
            return;
        }
        scheduled.set(false);
        if (!waiting.isEmpty()) {
            schedule();
        }
    }
}
