package dev.candela.pipe;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What goes out on one connection, in one order: the order of sealing is the order of writing.
///
/// Who sends waits for room before anything is sealed, so that nothing is ever begun and not written; an interrupt
/// ends no such wait. Whoever put something here must see to it that it is polled and written. Safe for any thread.
public final class Outlet {
    /// Waits for as long as it takes.
    public static final Duration ENDLESS = Duration.ofNanos(Long.MAX_VALUE);

    /// Messages that a thread which must not wait may leave during a pause.
    private static final int HELD_MAX = 256;

    /// What became of a message.
    public enum Put {
        /// It will be written.
        TAKEN,
        /// There was no room for it, or not in time.
        FULL,
        /// The connection is over.
        CLOSED
    }

    /// Bytes that are to be written now.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(byte[] bytes, boolean text) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final long bytesMax;
    private final ArrayDeque<Sealed> sealed = new ArrayDeque<>();
    private final ArrayDeque<Outgoing> held = new ArrayDeque<>();
    private long bytes;
    private boolean paused;
    private volatile boolean closed;

    /// @param bytesMax  bytes that may wait to be written; a message is taken as long as fewer wait
    public Outlet(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Puts a message, once there is room for it and no pause.
    ///
    /// @param atMost  how long to wait for that
    public Put put(Outgoing message, Duration atMost) {
        lock.lock();
        try {
            if (!awaitRoom(atMost, false)) {
                return Put.FULL;
            }
            if (closed) {
                return Put.CLOSED;
            }
            seal(message);
            if (bytes < bytesMax) {
                room.signal();
            }
            return Put.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /// Puts a message without waiting, beyond what may wait. During a pause it is held back.
    ///
    /// @param waitingMax  bytes that may wait already
    public Put leave(Outgoing message, long waitingMax) {
        lock.lock();
        try {
            if (closed) {
                return Put.CLOSED;
            }
            if (bytes >= waitingMax || held.size() >= HELD_MAX) {
                return Put.FULL;
            }
            if (paused) {
                held.add(message);
            } else {
                seal(message);
            }
            return Put.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /// Puts bytes of the wire's own, whatever waits already and even during a pause.
    public void control(Outgoing control) {
        lock.lock();
        try {
            if (!closed) {
                seal(control);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until fewer bytes wait than may.
    public void awaitRoom() {
        lock.lock();
        try {
            awaitRoom(ENDLESS, true);
        } finally {
            lock.unlock();
        }
    }

    /// Holds messages back, or no longer.
    public void pause(boolean value) {
        lock.lock();
        try {
            paused = value;
            if (!paused) {
                for (var message = held.poll(); message != null && !closed; message = held.poll()) {
                    seal(message);
                }
                room.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What is to be written next; null for nothing. Tell by [#written] when it has been.
    public @Nullable Sealed poll() {
        lock.lock();
        try {
            return sealed.poll();
        } finally {
            lock.unlock();
        }
    }

    public void written(long count) {
        lock.lock();
        try {
            bytes -= count;
            if (bytes < bytesMax) {
                room.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether as many bytes wait as may.
    public boolean isFull() {
        lock.lock();
        try {
            return bytes >= bytesMax;
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    /// Takes and gives nothing any more; nobody waits here any longer.
    public void close() {
        lock.lock();
        try {
            closed = true;
            sealed.clear();
            held.clear();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void seal(Outgoing message) {
        byte[] out = message.seal();
        bytes += out.length;
        sealed.add(new Sealed(out, message.text()));
    }

    /// @return false when the time has passed
    private boolean awaitRoom(Duration atMost, boolean duringPause) {
        boolean interrupted = false;
        long since = System.nanoTime();
        try {
            while (!closed && (bytes >= bytesMax || (paused && !duringPause))) {
                long left = atMost.toNanos() - (System.nanoTime() - since);
                if (left <= 0) {
                    return false;
                }
                try {
                    var _ = room.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
