package dev.candela.memory;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.ring.RingWriter;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/// The direction away from here: whole frames, one after the other, each waiting for room.
final class Outbound {
    private final RingWriter writer;
    private final LinkState state;
    private final LinkSettings settings;
    private final ReentrantLock writing = new ReentrantLock();
    private final Waiting waiting = new Waiting();

    Outbound(RingWriter writer, LinkState state, LinkSettings settings) {
        this.writer = writer;
        this.state = state;
        this.settings = settings;
    }

    /// @return false when nothing was written since there was no room for too long
    boolean send(byte[] bytes, int offset, int length) throws IOException {
        var interrupts = new Interrupts(); // meant for a handler: they must not tear a frame
        writing.lock();
        try {
            state.require();
            writer.begin(length);
            return put(bytes, offset, length, interrupts);
        } catch (MalformedLumen e) {
            throw state.broken(String.valueOf(e.getMessage()), e);
        } catch (InternalError e) {
            throw state.cut(e);
        } finally {
            writing.unlock();
            interrupts.restore();
        }
    }

    private boolean put(byte[] bytes, int offset, int length, Interrupts interrupts)
        throws IOException, MalformedLumen {
        long progress = System.nanoTime();
        int sent = 0;
        waiting.begin();
        while (true) {
            int count = writer.write(bytes, offset + sent, length - sent);
            sent += count;
            if (writer.isIdle()) {
                return true;
            }
            if (count > 0) {
                progress = System.nanoTime();
                waiting.begin();
            } else if (System.nanoTime() - progress >= settings.stall().toNanos()) {
                if (writer.cancel()) {
                    return false;
                }
                throw state.stalled(settings);
            }
            interrupts.hold();
            waiting.pause();
            state.require();
        }
    }

    void wake() {
        waiting.wake();
    }

    /// Runs something while nobody is sending.
    void between(Runnable work) {
        writing.lock();
        try {
            work.run();
        } finally {
            writing.unlock();
        }
    }
}
