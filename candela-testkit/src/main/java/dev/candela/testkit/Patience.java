package dev.candela.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A lock that a test waits on until something has come, though not for ever.
final class Patience {
    /// How long any wait of this kit lasts at most.
    static final Duration TIME = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// Changes something that somebody may be waiting for.
    <T> T change(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /// Waits until that finds something.
    ///
    /// @param found    null while there is nothing; called under the lock
    /// @param missing  what to say of it when it does not come in time; called under the lock
    /// @throws AssertionError when it does not come in time, or the thread is interrupted
    <T> T await(Supplier<@Nullable T> found, Supplier<String> missing) {
        lock.lock();
        try {
            long left = TIME.toNanos();
            for (T it = found.get(); ; it = found.get()) {
                if (it != null) {
                    return it;
                }
                if (left <= 0) {
                    throw new AssertionError("after " + TIME.toSeconds() + " s: " + missing.get());
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + missing.get(), e);
        } finally {
            lock.unlock();
        }
    }
}
