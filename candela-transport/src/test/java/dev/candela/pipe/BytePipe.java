package dev.candela.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A pipe in memory, as the operating system has them: bounded, any thread may write, closing one end is seen at the
/// other, and an interrupt ends neither a read nor a write.
public final class BytePipe {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring;
    private final int chunk;
    private int first;
    private int count;
    private boolean writeClosed;
    private boolean readClosed;

    private BytePipe(int capacity, int chunk) {
        this.ring = new byte[capacity];
        this.chunk = chunk;
    }

    public static BytePipe ofCapacity(int bytes) {
        return new BytePipe(bytes, Integer.MAX_VALUE);
    }

    /// Hands out at most that many bytes at once.
    public static BytePipe inChunksOf(int bytes) {
        return new BytePipe(64 * 1024, bytes);
    }

    public InputStream in() {
        return new In();
    }

    public OutputStream out() {
        return new Out();
    }

    private int read(byte[] into, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (count == 0 && !writeClosed && !readClosed) {
                changed.awaitUninterruptibly();
            }
            if (readClosed) {
                throw new IOException("closed");
            }
            if (count == 0) {
                return -1;
            }
            int some = Math.min(Math.min(length, chunk), count);
            for (int i = 0; i < some; i++) {
                into[offset + i] = ring[(first + i) % ring.length];
            }
            first = (first + some) % ring.length;
            count -= some;
            changed.signalAll();
            return some;
        } finally {
            lock.unlock();
        }
    }

    private void write(byte[] from, int offset, int length) throws IOException {
        lock.lock();
        try {
            for (int i = 0; i < length; i++) {
                while (count == ring.length && !readClosed) {
                    changed.awaitUninterruptibly();
                }
                if (readClosed || writeClosed) {
                    throw new IOException("Broken pipe");
                }
                ring[(first + count) % ring.length] = from[offset + i];
                count++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeRead() {
        lock.lock();
        try {
            readClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void closeWrite() {
        lock.lock();
        try {
            writeClosed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class In extends InputStream {
        @Override
        public int read() {
            throw new UnsupportedOperationException("slow");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return BytePipe.this.read(into, offset, length);
        }

        @Override
        public void close() {
            closeRead();
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("slow");
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            BytePipe.this.write(from, offset, length);
        }

        @Override
        public void close() {
            closeWrite();
        }
    }
}
