package dev.candela.binary;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The time in which a caller waits to learn what the peer speaks. Safe for any thread.
final class Settling {
    /// Nothing to wait for.
    static final Settling DONE = new Settling(Duration.ZERO);

    private final Duration patience;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile long begun = System.nanoTime();

    Settling(Duration patience) {
        this.patience = patience;
    }

    /// The question has been asked now.
    void begin() {
        begun = System.nanoTime();
    }

    /// Waits for an answer, until the time is over.
    ///
    /// @return whether there is one, or will never be
    boolean await() {
        boolean interrupted = false;
        try {
            while (true) {
                long left = patience.toNanos() - (System.nanoTime() - begun);
                try {
                    return settled.await(left, TimeUnit.NANOSECONDS) || patience.isZero();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Nobody needs to wait any more.
    void close() {
        settled.countDown();
    }
}
