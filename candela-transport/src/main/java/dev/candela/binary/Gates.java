package dev.candela.binary;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Where those wait whose channel the peer has stopped. Safe for any thread.
final class Gates {
    /// A peer that wants nothing for so long gets nothing.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    /// Waits until it is open, at most half a minute; an interrupt ends no such wait.
    ///
    /// @return whether it is open
    boolean await(BooleanSupplier open) {
        if (open.getAsBoolean()) {
            return true;
        }
        boolean interrupted = false;
        long until = System.nanoTime() + PATIENCE.toNanos();
        lock.lock();
        try {
            while (!closed && !open.getAsBoolean()) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    var _ = changed.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            return !closed;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// What is open may be another now.
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
