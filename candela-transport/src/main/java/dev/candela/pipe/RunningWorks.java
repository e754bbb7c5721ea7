package dev.candela.pipe;

import java.lang.System.Logger.Level;
import java.time.Duration;

/// What runs on behalf of one connection, each on a virtual thread of its own. Safe for any thread.
public final class RunningWorks {
    private final int worksMax;
    private final Runnable whenFreed;
    private int running;

    /// @param worksMax   most at once
    /// @param whenFreed  called when one has ended, on its thread
    public RunningWorks(int worksMax, Runnable whenFreed) {
        this.worksMax = worksMax;
        this.whenFreed = whenFreed;
    }

    /// Starts it; first waits for another one to end, when as many run as may.
    public void start(Runnable work) {
        boolean interrupted = false;
        synchronized (this) {
            while (running >= worksMax) {
                try {
                    wait();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            running++;
        }
        Thread.startVirtualThread(new Running(work));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts it even when as many run as may: then start no more until one has ended.
    ///
    /// @return whether more may be started
    public boolean startNow(Runnable work) {
        boolean more;
        synchronized (this) {
            running++;
            more = running < worksMax;
        }
        Thread.startVirtualThread(new Running(work));
        return more;
    }

    /// Whether as many run as may.
    public synchronized boolean isFull() {
        return running >= worksMax;
    }

    /// Whether half of as many run as may, or fewer.
    public synchronized boolean isEased() {
        return running <= worksMax / 2;
    }

    public synchronized boolean isNone() {
        return running == 0;
    }

    /// Waits until nothing runs, at most for that time or until the thread is interrupted.
    ///
    /// @return whether nothing runs
    public synchronized boolean awaitNone(Duration patience) {
        long since = System.nanoTime();
        try {
            for (var left = patience; running > 0 && left.isPositive();
                    left = patience.minusNanos(System.nanoTime() - since)) {
                wait(Math.max(1, left.toMillis()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return running == 0;
    }

    private void ended() {
        synchronized (this) {
            running--;
            notifyAll();
        }
        whenFreed.run();
    }

    private final class Running implements Runnable {
        private final Runnable work;

        private Running(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                System.getLogger(RunningWorks.class.getName()).log(Level.ERROR, "A request failed unanswered.", e);
            } finally {
                ended();
            }
        }
    }
}
