package dev.candela.lumen.frame;

/// Bytes that have come and are not done with. Holds about twice as many at most, and a large array only while it is
/// needed. One thread.
final class Arrived {
    private static final byte[] NONE = new byte[0];
    private static final int BYTES_MIN = 512;

    /// A larger array is let go when it is empty.
    private static final int BYTES_KEPT = 64 * 1024;
    private static final int BYTES_MAX = Integer.MAX_VALUE - 16;

    byte[] bytes = NONE;
    int start;
    int end;

    int count() {
        return end - start;
    }

    /// @param wanted  bytes that make what is there whole, when that is known, or 0: the array grows with what has come,
    ///                and not beyond this without need
    void append(byte[] from, int offset, int length, int wanted) {
        if (length > bytes.length - end) {
            room(length, wanted);
        }
        System.arraycopy(from, offset, bytes, end, length);
        end += length;
    }

    /// Gives a large array back when there is nothing in it.
    void release() {
        if (start == end) {
            start = 0;
            end = 0;
            if (bytes.length > BYTES_KEPT) {
                bytes = NONE;
            }
        }
    }

    /// Moves only what is smaller than what is gone before it, so that each byte is moved about once.
    private void room(int length, int wanted) {
        int count = count();
        int needed = Math.addExact(count, length);
        if (needed <= bytes.length && count <= start) {
            System.arraycopy(bytes, start, bytes, 0, count);
        } else {
            long roomy = Math.max(count == 0 ? needed : 2L * needed, BYTES_MIN);
            long enough = wanted >= needed ? Math.min(roomy, wanted) : roomy;
            var larger = new byte[Math.max(needed, (int) Math.min(enough, BYTES_MAX))];
            System.arraycopy(bytes, start, larger, 0, count);
            bytes = larger;
        }
        start = 0;
        end = count;
    }
}
