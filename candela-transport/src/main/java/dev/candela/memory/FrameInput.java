package dev.candela.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// The frames of a link as a stream of bytes.
final class FrameInput extends InputStream {
    private static final Duration LONG = Duration.ofHours(1);
    private static final byte[] NONE = new byte[0];

    private final MemoryLink link;
    private byte[] frame = NONE;
    private int at;

    FrameInput(MemoryLink link) {
        this.link = link;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (at == frame.length && !next()) {
            return -1;
        }
        int count = Math.min(length, frame.length - at);
        System.arraycopy(frame, at, to, offset, count);
        at += count;
        if (at == frame.length) {
            frame = NONE;
            at = 0;
        }
        return count;
    }

    @Override
    public int available() {
        return frame.length - at;
    }

    @Override
    public void close() {
        link.close();
    }

    /// False when the link is closed.
    private boolean next() throws IOException {
        try {
            var next = Optional.<byte[]>empty();
            while (next.isEmpty()) {
                next = link.receive(LONG);
            }
            frame = next.get();
            return true;
        } catch (ClosedChannelException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("shared memory: interrupted while waiting for a frame");
        }
    }
}
