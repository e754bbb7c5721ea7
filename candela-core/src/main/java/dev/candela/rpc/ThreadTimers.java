package dev.candela.rpc;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Timers on one daemon thread, started with the first use.
public final class ThreadTimers implements Timers {
    private final ScheduledThreadPoolExecutor thread;

    public ThreadTimers(String name) {
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    @Override
    public void every(Duration pause, Runnable action) {
        var _ = thread.scheduleWithFixedDelay(guarded(action), pause.toMillis(), pause.toMillis(),
            TimeUnit.MILLISECONDS);
    }

    @Override
    public void after(Duration delay, Runnable action) {
        try {
            var _ = thread.schedule(guarded(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            log().log(Level.DEBUG, "timer: closed");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /// One action that fails must not end the others.
    private static Runnable guarded(Runnable action) {
        return () -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                log().log(Level.ERROR, "timer action failed", e);
            }
        };
    }

    /// Asked for only when there is something to say: a server that starts well does not pay for starting the log.
    private static System.Logger log() {
        return System.getLogger(ThreadTimers.class.getName());
    }
}
