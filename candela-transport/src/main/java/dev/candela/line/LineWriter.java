package dev.candela.line;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// Puts whole lines on a stream of bytes, one after the other, from any thread.
///
/// Who writes waits for his turn and for the peer to read. The thread that reads must not wait for that, as the peer
/// may be waiting for it in turn: it leaves its lines with [#leave], and whoever writes next takes them along.
/// Lines that meet while the stream is busy go out together, at most one buffer at once.
///
/// The first failure breaks it for good; nothing is thrown.
final class LineWriter {
    private static final int BUFFER_BYTES = 8 * 1024;

    private final ReentrantLock writing = new ReentrantLock();
    private final OutputStream out;
    private final Runnable whenBroken;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private volatile boolean broken;

    private final int leftBytesMax;
    private final Semaphore room;
    private final ArrayDeque<byte[]> left = new ArrayDeque<>();

    /// @param leftBytesMax  bytes that may be left to be written later
    /// @param whenBroken    called once, on the thread whose write failed
    LineWriter(OutputStream out, int leftBytesMax, Runnable whenBroken) {
        this.out = out;
        this.whenBroken = whenBroken;
        this.leftBytesMax = leftBytesMax;
        this.room = new Semaphore(leftBytesMax);
    }

    /// Writes one line, which must hold no line feed, and blocks until the stream has taken it or another thread
    /// that is waiting to write has it in hand.
    ///
    /// @return false when the stream is broken
    boolean write(byte[] line) {
        boolean interrupted = Thread.interrupted(); // meant for a handler: it must not tear a line or the stream
        writing.lock();
        try {
            takeLeft();
            put(line);
            finish();
        } finally {
            writing.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return !broken;
    }

    /// Leaves a line for [#writeLeft] or the next [#write]. Waits only while more is left than may be.
    ///
    /// @return true when nothing was left before, so that somebody must be sent to write it
    boolean leave(byte[] line) {
        room.acquireUninterruptibly(cost(line));
        synchronized (left) {
            left.addLast(line);
            return left.size() == 1;
        }
    }

    /// Writes what was left.
    void writeLeft() {
        writing.lock();
        try {
            takeLeft();
            finish();
        } finally {
            writing.unlock();
        }
    }

    /// Writes nothing more. Does not wait for a write that has begun.
    void close() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    private void takeLeft() {
        for (byte[] line = pollLeft(); line.length > 0; line = pollLeft()) {
            put(line);
            room.release(cost(line));
        }
    }

    private byte[] pollLeft() {
        synchronized (left) {
            return left.isEmpty() ? new byte[0] : left.removeFirst();
        }
    }

    private int cost(byte[] line) {
        return Math.min(line.length, leftBytesMax);
    }

    private void put(byte[] line) {
        int size = line.length + 1;
        if (size > buffer.length - buffered) {
            send(buffer, buffered);
            buffered = 0;
        }
        if (size <= buffer.length) {
            System.arraycopy(line, 0, buffer, buffered, line.length);
            buffer[buffered + line.length] = '\n';
            buffered += size;
        } else {
            var whole = new byte[size];
            System.arraycopy(line, 0, whole, 0, line.length);
            whole[line.length] = '\n';
            send(whole, size);
        }
    }

    /// Sends what is buffered, unless the next writer is already waiting and will do it.
    private void finish() {
        if (!writing.hasQueuedThreads()) {
            send(buffer, buffered);
            buffered = 0;
            flush();
        }
    }

    private void send(byte[] bytes, int count) {
        if (broken || count == 0) {
            return;
        }
        try {
            out.write(bytes, 0, count);
        } catch (IOException | RuntimeException _) {
            fail();
        }
    }

    private void flush() {
        if (broken) {
            return;
        }
        try {
            out.flush();
        } catch (IOException | RuntimeException _) {
            fail();
        }
    }

    private void fail() {
        broken = true;
        whenBroken.run();
    }
}
