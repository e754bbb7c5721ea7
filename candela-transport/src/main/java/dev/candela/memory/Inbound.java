package dev.candela.memory;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.ring.RingReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The direction to here. What has come of a frame is kept from one call to the next.
final class Inbound {
    private final RingReader reader;
    private final LinkState state;
    private final ReentrantLock reading = new ReentrantLock();
    private final Waiting waiting = new Waiting();

    Inbound(RingReader reader, LinkState state) {
        this.reader = reader;
        this.state = state;
    }

    Optional<byte[]> receive(Duration patience) throws IOException, InterruptedException {
        reading.lockInterruptibly();
        try {
            return await(patience);
        } catch (MalformedLumen e) {
            throw state.broken(String.valueOf(e.getMessage()), e);
        } catch (InternalError e) {
            throw state.cut(e);
        } finally {
            reading.unlock();
        }
    }

    private Optional<byte[]> await(Duration patience) throws IOException, InterruptedException, MalformedLumen {
        long begun = System.nanoTime();
        int pending = reader.pending();
        waiting.begin();
        while (true) {
            state.require();
            var next = reader.poll();
            if (next.isPresent()) {
                return Optional.of(frame(next.get()));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() - begun >= patience.toNanos()) {
                return Optional.empty();
            }
            if (reader.pending() != pending) {
                pending = reader.pending();
                waiting.begin();
            }
            waiting.pause();
        }
    }

    private static byte[] frame(byte[] message) throws MalformedLumen {
        if (FrameSize.at(message, 0, message.length) != message.length) {
            throw new MalformedLumen("message: " + message.length + " bytes (expected: exactly one frame)");
        }
        return message;
    }

    void wake() {
        waiting.wake();
    }

    /// Runs something while nobody is receiving.
    void between(Runnable work) {
        reading.lock();
        try {
            work.run();
        } finally {
            reading.unlock();
        }
    }
}
