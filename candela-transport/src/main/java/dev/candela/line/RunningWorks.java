package dev.candela.line;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What runs on behalf of one connection, each on a virtual thread of its own. Safe for any thread.
final class RunningWorks {
    private final int worksMax;
    private final Semaphore free;

    /// @param worksMax  most at once
    RunningWorks(int worksMax) {
        this.worksMax = worksMax;
        this.free = new Semaphore(worksMax);
    }

    /// Starts it; first waits for another one to end, when as many run as may.
    void start(Runnable work) {
        free.acquireUninterruptibly();
        Thread.startVirtualThread(new Running(work));
    }

    /// Waits until nothing runs, at most for that time or until the thread is interrupted.
    ///
    /// @return whether nothing runs
    boolean awaitNone(Duration patience) {
        try {
            boolean none = free.tryAcquire(worksMax, patience.toNanos(), TimeUnit.NANOSECONDS);
            if (none) {
                free.release(worksMax);
            }
            return none;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
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
                free.release();
            }
        }
    }
}
