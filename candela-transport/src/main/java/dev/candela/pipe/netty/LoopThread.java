package dev.candela.pipe.netty;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// The thread of an event loop: it never waits, whichever connection it is asked to send on.
public final class LoopThread extends Thread {
    private LoopThread(Runnable task, String name) {
        super(task, name);
    }

    public static ThreadFactory named(String prefix, boolean daemon) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new LoopThread(task, prefix + count.incrementAndGet());
            thread.setDaemon(daemon);
            return thread;
        };
    }

    public static boolean isCurrent() {
        return Thread.currentThread() instanceof LoopThread;
    }
}
