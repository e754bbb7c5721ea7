package dev.candela.lumen.cipher;

/// Remembers which counters have come, where frames may come late: each is fresh once, within 64 of the greatest.
///
/// Ask [#isFresh], authenticate the frame, then [#commit]: a forged frame must not be able to use up a counter. The
/// counters are unsigned. Not safe for more than one thread.
public final class ReplayWindow {
    /// How far below the greatest counter one may still come.
    public static final int SIZE = 64;

    /// The counter that is never used, so that none can follow it.
    static final long LAST = -1;

    private boolean any;
    private long greatest;
    /// Bit i stands for the counter `greatest - 1 - i`.
    private long seen;

    /// Whether a frame with this counter could be a new one.
    public boolean isFresh(long counter) {
        if (counter == LAST) {
            return false;
        }
        if (!any || Long.compareUnsigned(counter, greatest) > 0) {
            return true;
        }
        long age = greatest - counter;
        return age > 0 && age <= SIZE && ((seen >>> (age - 1)) & 1) == 0;
    }

    /// Remembers the counter of an authentic frame.
    ///
    /// @throws IllegalArgumentException when it is not fresh
    public void commit(long counter) {
        if (!isFresh(counter)) {
            throw new IllegalArgumentException(
                "counter: " + Long.toUnsignedString(counter) + " (expected: one that is fresh)");
        }
        if (!any) {
            any = true;
            greatest = counter;
        } else if (Long.compareUnsigned(counter, greatest) > 0) {
            advance(counter - greatest);
            greatest = counter;
        } else {
            seen |= 1L << (greatest - counter - 1);
        }
    }

    /// The old greatest becomes one of those below. A shift of 64 would be none in Java.
    private void advance(long steps) {
        long older = steps > 0 && steps < SIZE ? seen << steps : 0;
        seen = steps > 0 && steps <= SIZE ? older | (1L << (steps - 1)) : 0;
    }
}
