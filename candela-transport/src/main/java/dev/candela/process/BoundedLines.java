package dev.candela.process;

import java.io.IOException;
import java.io.InputStream;

/// Cuts a stream into lines without ever holding more than the beginning of one. A carriage return before the line
/// feed is not of the line; what comes after the last line feed is one. One thread.
public final class BoundedLines {
    private static final int AT_ONCE = 8192;

    private final InputStream in;
    private final byte[] chunk = new byte[AT_ONCE];
    private final byte[] line;
    private int at;
    private int end;
    private int size;
    private boolean cut;

    /// @param lineBytesMax  what is kept of a line
    public BoundedLines(InputStream in, int lineBytesMax) {
        this.in = in;
        this.line = new byte[lineBytesMax];
    }

    /// Reads the next line; false when there is none any more.
    public boolean next() throws IOException {
        size = 0;
        cut = false;
        boolean any = false;
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, in.read(chunk));
                if (end == 0) {
                    return any;
                }
            }
            any = true;
            byte it = chunk[at++];
            if (it == '\n') {
                dropReturn();
                return true;
            }
            if (size < line.length) {
                line[size++] = it;
            } else {
                cut = true;
            }
        }
    }

    private void dropReturn() {
        if (!cut && size > 0 && line[size - 1] == '\r') {
            size--;
        }
    }

    /// The line, or its beginning; valid until the next call of [#next].
    public byte[] bytes() {
        return line;
    }

    public int length() {
        return size;
    }

    /// Whether more of the line has come than is kept.
    public boolean cut() {
        return cut;
    }
}
