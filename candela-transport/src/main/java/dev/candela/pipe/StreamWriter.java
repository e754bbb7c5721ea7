package dev.candela.pipe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// Writes what is in an outlet on a stream of bytes, from any thread that may wait for the peer to read.
///
/// What meets while the stream is busy goes out together, at most one buffer at once. The first failure breaks it for
/// good; nothing is thrown.
final class StreamWriter {
    private static final int BUFFER_BYTES = 8 * 1024;

    private final ReentrantLock writing = new ReentrantLock();
    private final Outlet outlet;
    private final OutputStream out;
    private final Runnable whenBroken;
    private final AtomicBoolean isComing = new AtomicBoolean();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;

    /// @param whenBroken  called once, on the thread whose write failed
    StreamWriter(Outlet outlet, OutputStream out, Runnable whenBroken) {
        this.outlet = outlet;
        this.out = out;
        this.whenBroken = whenBroken;
    }

    /// Whether somebody must be sent to [#write], for what a thread has put that cannot do it.
    boolean needsSomebody() {
        return isComing.compareAndSet(false, true);
    }

    /// Writes all that is there, and blocks until the stream has taken it.
    void write() {
        boolean interrupted = Thread.interrupted(); // meant for a handler: it must not tear a message or the stream
        writing.lock();
        try {
            isComing.set(false);
            writeAll();
        } finally {
            writing.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeAll() {
        var next = outlet.poll();
        if (next == null) {
            return;
        }
        try {
            for (; next != null; next = outlet.poll()) {
                put(next.bytes());
            }
            send();
            out.flush();
        } catch (IOException | RuntimeException _) {
            buffered = 0;
            outlet.close();
            whenBroken.run();
        }
    }

    private void put(byte[] bytes) throws IOException {
        if (bytes.length > buffer.length - buffered) {
            send();
        }
        if (bytes.length <= buffer.length) {
            System.arraycopy(bytes, 0, buffer, buffered, bytes.length);
            buffered += bytes.length;
        } else {
            out.write(bytes, 0, bytes.length);
            outlet.written(bytes.length);
        }
    }

    private void send() throws IOException {
        if (buffered > 0) {
            out.write(buffer, 0, buffered);
            outlet.written(buffered);
            buffered = 0;
        }
    }
}
