package dev.candela.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One direction of standard streams, in memory: holds as much as a pipe of the operating system, keeps the order, and
/// breaks at one end when the other is closed. An interrupt ends neither a read nor a write.
final class Tube {
    private static final int BYTES_MAX = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final byte[] held = new byte[BYTES_MAX];
    private final int atOnce;
    private final AtomicLong passed = new AtomicLong();
    private long read;
    private long written;
    private boolean over;
    private boolean broken;

    /// @param atOnce  most bytes that one read gives
    Tube(int atOnce) {
        this.atOnce = atOnce;
    }

    /// Bytes that were written in all.
    long passed() {
        return passed.get();
    }

    InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return take(into, offset, length);
            }

            @Override
            public void close() {
                end(true);
            }
        };
    }

    OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                put(from, offset, length);
            }

            @Override
            public void close() {
                end(false);
            }
        };
    }

    private int take(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (read == written && !over && !broken) {
                moved.awaitUninterruptibly();
            }
            if (broken) {
                throw new IOException("tube: closed");
            }
            int count = (int) Math.min(Math.min(length, atOnce), written - read);
            for (int i = 0; i < count; i++) {
                into[offset + i] = held[(int) (read++ % BYTES_MAX)];
            }
            moved.signalAll();
            return count == 0 && length > 0 ? -1 : count;
        } finally {
            lock.unlock();
        }
    }

    private void put(byte[] from, int offset, int length) throws IOException {
        lock.lock();
        try {
            for (int i = 0; i < length; i++) {
                while (written - read == BYTES_MAX && !over && !broken) {
                    moved.signalAll();
                    moved.awaitUninterruptibly();
                }
                if (over || broken) {
                    throw new IOException("tube: closed");
                }
                held[(int) (written++ % BYTES_MAX)] = from[offset + i];
            }
            passed.addAndGet(length);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean breaks) {
        lock.lock();
        try {
            over = true;
            broken |= breaks;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
