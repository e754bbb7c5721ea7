package dev.candela.line;

import java.util.Arrays;

/// Cuts bytes into lines as they come. A line ends with a line feed, which a carriage return may precede, or with the
/// input; blank lines are passed over.
///
/// A line that is whole in one push is handed out where it is. What has come of another one is kept, but a line that
/// is too long is never held as a whole: it is let go at the byte that is too many, and the rest as it comes. The
/// buffer grows with what has arrived, not with what is allowed, and becomes small again. One thread.
final class LineReader {
    /// Where lines go.
    interface Lines {
        /// @param bytes  holds the line until this returns
        void line(byte[] bytes, int offset, int length);

        /// A line is too long, told once for each, and before it ends. Reading goes on behind it.
        void tooLong();
    }

    private static final byte[] NOTHING = new byte[0];
    private static final int FIRST_BYTES = 512;

    /// A larger buffer is let go with its line.
    private static final int KEPT_BYTES = 16 * 1024;

    private final int lineBytesMax;
    private byte[] begun = NOTHING;
    private int length;
    private boolean skipping;

    /// @param lineBytesMax  longest line, without its end
    LineReader(int lineBytesMax) {
        this.lineBytesMax = lineBytesMax;
    }

    void push(byte[] bytes, int offset, int count, Lines to) {
        int end = offset + count;
        int start = offset;
        for (int feed = indexOfFeed(bytes, start, end); feed >= 0; feed = indexOfFeed(bytes, start, end)) {
            if (skipping) {
                skipping = false;
            } else if (length == 0) {
                line(bytes, start, feed, to);
            } else if (add(bytes, start, feed, to)) {
                line(begun, 0, length, to);
                letGo();
            } else {
                skipping = false;
            }
            start = feed + 1;
        }
        if (!skipping && start < end) {
            add(bytes, start, end, to);
        }
    }

    /// Nothing more will come: what has come is the last line.
    void end(Lines to) {
        if (!skipping && length > 0) {
            line(begun, 0, length, to);
        }
        skipping = false;
        letGo();
    }

    /// Bytes that are held for a line that has begun.
    int held() {
        return begun.length;
    }

    private static int indexOfFeed(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(byte[] bytes, int from, int to, Lines lines) {
        int size = (to > from && bytes[to - 1] == '\r' ? to - 1 : to) - from;
        if (size > lineBytesMax) {
            lines.tooLong();
        } else if (!isBlank(bytes, from, from + size)) {
            lines.line(bytes, from, size);
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /// Keeps what has come of a line, unless it goes on beyond what is allowed, whatever follows: a carriage return
    /// may be part of its end.
    ///
    /// @return false when it is too long, which has been told
    private boolean add(byte[] bytes, int from, int to, Lines lines) {
        int more = to - from;
        long over = (long) length + more - lineBytesMax;
        boolean endsInReturn = more > 0 ? bytes[to - 1] == '\r' : begun[length - 1] == '\r';
        if (over > 1 || (over == 1 && !endsInReturn)) {
            letGo();
            skipping = true;
            lines.tooLong();
            return false;
        }
        if (length + more > begun.length) {
            begun = Arrays.copyOf(begun, grown(length + more));
        }
        System.arraycopy(bytes, from, begun, length, more);
        length += more;
        return true;
    }

    /// At most the longest line and its carriage return.
    private int grown(int needed) {
        return (int) Math.max(needed, Math.min(Math.max(FIRST_BYTES, 2L * begun.length), lineBytesMax + 1L));
    }

    private void letGo() {
        length = 0;
        if (begun.length > KEPT_BYTES) {
            begun = NOTHING;
        }
    }
}
