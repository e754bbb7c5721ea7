package dev.candela.lumen.frame;

import java.util.Arrays;

/// Bytes that have come and are not done with. Holds about twice as many at most, and a large array only while it is
/// needed. One thread.
final class Arrived {
    private static final byte[] NONE = new byte[0];
    private static final int BYTES_MIN = 512;

    /// A larger array is let go when less than the second is left in it.
    private static final int BYTES_KEPT = 128 * 1024;
    private static final int BYTES_LITTLE = 16 * 1024;
    private static final int BYTES_MAX = Integer.MAX_VALUE - 16;

    byte[] bytes = NONE;
    int start;
    int end;

    int count() {
        return end - start;
    }

    /// @param wanted  bytes that make what is there whole, when that is known, or 0: the array grows with what has
    ///                come, and not beyond this without need
    void append(byte[] from, int offset, int length, int wanted) {
        if (length > bytes.length - end) {
            room(length, wanted);
        }
        System.arraycopy(from, offset, bytes, end, length);
        end += length;
    }

    /// Forgets everything.
    void clear() {
        bytes = NONE;
        start = 0;
        end = 0;
    }

    /// Gives a large array back when little is left in it.
    void release() {
        int count = count();
        if (bytes.length > BYTES_KEPT && count < BYTES_LITTLE) {
            bytes = count == 0 ? NONE : Arrays.copyOfRange(bytes, start, end);
            start = 0;
            end = count;
        } else if (count == 0) {
            start = 0;
            end = 0;
        }
    }

    /// Moves only what is smaller than what is gone before it, so that each byte is moved about once.
    private void room(int length, int wanted) {
        int count = count();
        int needed = Math.addExact(count, length);
        if (needed <= bytes.length && count <= start) {
            System.arraycopy(bytes, start, bytes, 0, count);
        } else {
            long roomy = Math.max((long) needed + count, BYTES_MIN);
            long enough = wanted >= needed ? Math.min(roomy, wanted) : roomy;
            var larger = new byte[Math.max(needed, (int) Math.min(enough, BYTES_MAX))];
            System.arraycopy(bytes, start, larger, 0, count);
            bytes = larger;
        }
        start = 0;
        end = count;
    }
}
