package dev.candela.memory;

import dev.candela.lumen.ring.RingWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/// Cuts a stream of bytes into the frames of a link. A frame that is whole in what is written is not copied.
final class FrameOutput extends OutputStream {
    private static final int BYTES_MIN = 512;
    private static final byte[] NONE = new byte[0];

    private final MemoryLink link;
    private byte[] begun = NONE;
    private int size;

    FrameOutput(MemoryLink link) {
        this.link = link;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, from.length);
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (size == 0) {
                int whole = checked(FrameSize.at(from, at, end));
                if (whole != FrameSize.UNKNOWN && whole <= end - at) {
                    send(from, at, whole);
                    at += whole;
                    continue;
                }
            }
            at += gather(from, at, end);
        }
    }

    @Override
    public void close() {
        link.close();
    }

    /// Adds to the frame that has begun: one byte until its length is known, then as many as it lacks.
    ///
    /// @return how many were added
    private int gather(byte[] from, int at, int end) throws IOException {
        int whole = checked(FrameSize.at(begun, 0, size));
        int count = whole == FrameSize.UNKNOWN ? 1 : Math.min(whole - size, end - at);
        if (begun.length - size < count) {
            begun = Arrays.copyOf(begun, Math.max(BYTES_MIN, 2 * (size + count)));
        }
        System.arraycopy(from, at, begun, size, count);
        size += count;
        if (checked(FrameSize.at(begun, 0, size)) == size) {
            byte[] frame = begun;
            int length = size;
            begun = NONE;
            size = 0;
            send(frame, 0, length);
        }
        return count;
    }

    private static int checked(long bytes) throws IOException {
        if (bytes == FrameSize.MALFORMED || bytes > RingWriter.MESSAGE_BYTES_MAX) {
            throw new IOException("shared memory: what is written is no frame (expected: frames of at most "
                + RingWriter.MESSAGE_BYTES_MAX + " bytes)");
        }
        return (int) bytes;
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        if (!link.send(bytes, offset, length)) {
            throw new IOException("shared memory: no room for "
                + link.settings().stall().toMillis() + " ms (expected: a peer that reads)");
        }
    }
}
