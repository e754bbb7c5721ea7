package dev.candela.cadencia;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where one outcome will be. Safe for any thread.
final class Slot {
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();

    /// Only the first outcome counts.
    ///
    /// @return whether it was this one
    boolean complete(Outcome it) {
        boolean isFirst = outcome.compareAndSet(null, it);
        done.countDown();
        return isFirst;
    }

    /// @return [Outcome.TimedOut] when there is none in time
    Outcome await(Duration patience) throws InterruptedException {
        boolean inTime = done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        var it = outcome.get();
        return inTime && it != null ? it : new Outcome.TimedOut(patience);
    }
}
