package dev.candela.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream of bytes into lines. A line ends with a line feed, which a carriage return may precede, or with the
/// input; blank lines are passed over.
///
/// A line that is too long is never held as a whole: what has come of it is let go at the byte that is too many, and
/// the rest as it comes. The buffer grows with what has arrived, not with what is allowed, and becomes small again.
/// One thread.
final class LineReader {
    /// What came next.
    enum Next {
        /// A line: see [#bytes], [#offset] and [#length].
        LINE,
        /// A line that is too long. Reading goes on behind it.
        TOO_LONG,
        /// Nothing, and nothing will come.
        END
    }

    private static final int BUFFER_BYTES = 16 * 1024;

    /// A larger buffer is let go when little is left in it.
    private static final int KEPT_BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int lineBytesMax;
    private byte[] buffer;
    private int start;
    private int searched;
    private int end;
    private boolean skipping;
    private int offset;
    private int length;

    /// @param lineBytesMax  longest line, without its end
    LineReader(InputStream in, int lineBytesMax) {
        this.in = in;
        this.lineBytesMax = lineBytesMax;
        this.buffer = new byte[Math.min(BUFFER_BYTES, bufferBytesMax())];
    }

    /// What holds the line. Valid until the next call of [#next].
    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /// Blocks until something has come.
    Next next() throws IOException {
        while (true) {
            int feed = indexOfFeed();
            if (feed >= 0) {
                int from = start;
                start = feed + 1;
                searched = start;
                if (skipping) {
                    skipping = false;
                } else if (line(from, feed)) {
                    return length > lineBytesMax ? Next.TOO_LONG : Next.LINE;
                }
            } else if (!skipping && isTooLong()) {
                skipping = true;
                return Next.TOO_LONG;
            } else if (!fill()) {
                return last();
            }
        }
    }

    /// The rest of the input, which no line feed ends.
    private Next last() {
        int from = start;
        start = end;
        searched = end;
        if (skipping || !line(from, end)) {
            return Next.END;
        }
        return length > lineBytesMax ? Next.TOO_LONG : Next.LINE;
    }

    /// @return false for a blank line
    private boolean line(int from, int to) {
        offset = from;
        length = (to > from && buffer[to - 1] == '\r' ? to - 1 : to) - from;
        if (length > lineBytesMax) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            byte it = buffer[offset + i];
            if (it != ' ' && it != '\t' && it != '\r') {
                return true;
            }
        }
        return false;
    }

    private int indexOfFeed() {
        for (int i = searched; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        searched = end;
        return -1;
    }

    /// Whether the line goes on beyond what is allowed, whatever follows. A carriage return may be part of its end.
    private boolean isTooLong() {
        int more = end - start - lineBytesMax;
        return more > 1 || (more == 1 && buffer[end - 1] != '\r');
    }

    /// @return false at the end of the input
    private boolean fill() throws IOException {
        if (skipping) {
            start = end;
        }
        int unread = end - start;
        if (unread == 0 || end == buffer.length) {
            moveToFront(unread);
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            return false;
        }
        end += count;
        return true;
    }

    private void moveToFront(int unread) {
        if (unread == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, bufferBytesMax()));
        } else {
            boolean shrinks = buffer.length > KEPT_BUFFER_BYTES && unread < BUFFER_BYTES;
            var next = shrinks ? new byte[BUFFER_BYTES] : buffer;
            System.arraycopy(buffer, start, next, 0, unread);
            buffer = next;
        }
        searched -= start;
        start = 0;
        end = unread;
    }

    /// The longest line, its carriage return, and one byte to read on.
    private int bufferBytesMax() {
        return (int) Math.min(lineBytesMax + 2L, Integer.MAX_VALUE - 16);
    }
}
