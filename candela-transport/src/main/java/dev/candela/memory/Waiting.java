package dev.candela.memory;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Waits for a change in shared memory, of which nothing tells: looks a few times at once, then ever more seldom, at
/// last a thousand times a second.
///
/// One thread waits; any may wake it.
final class Waiting {
    private static final int SPINS = 100;
    private static final long PARK_NANOS_MIN = 10_000;
    private static final long PARK_NANOS_MAX = 1_000_000;

    private int spins;
    private long park = PARK_NANOS_MIN;
    private volatile @Nullable Thread thread;

    /// Something has changed: the next change may come soon.
    void begin() {
        spins = 0;
        park = PARK_NANOS_MIN;
    }

    /// Lets some time pass, at most 1 ms; none when the thread has been interrupted, which it stays.
    void pause() {
        if (spins < SPINS) {
            spins++;
            Thread.onSpinWait();
            return;
        }
        thread = Thread.currentThread();
        LockSupport.parkNanos(this, park);
        thread = null;
        park = Math.min(2 * park, PARK_NANOS_MAX);
    }

    /// Ends a pause.
    void wake() {
        LockSupport.unpark(thread);
    }
}
