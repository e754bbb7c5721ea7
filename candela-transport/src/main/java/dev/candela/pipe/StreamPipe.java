package dev.candela.pipe;

import dev.candela.rpc.Connection;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A pipe over a pair of blocking byte streams. Either end of a connection can be one.
///
/// The thread that calls [#run] reads; what a message leaves to do runs on a virtual thread of its own, so answers may
/// come in any order. The peer's pace is ours: who sends what the peer does not read waits, and when too many wait,
/// reading waits too. The reading thread itself never writes, as the peer may be waiting for it in turn: what it has
/// to say is written by a thread of its own, or by whoever writes next.
///
/// When the output breaks, the input is closed and the connection ends. Neither stream may end a write because its
/// thread is interrupted, as NIO channels do; files and pipes do not.
public final class StreamPipe {
    private static final System.Logger LOG = System.getLogger(StreamPipe.class.getName());

    /// What runs besides requests: answers that were left to be written.
    private static final int SPARE_WORKS = 64;
    private static final int BUFFER_BYTES = 16 * 1024;

    /// As much as a pipe of the operating system holds.
    private static final int LARGE_BUFFER_BYTES = 64 * 1024;

    private final PipeSettings settings;
    private final InputStream in;
    private final Outlet outlet;
    private final StreamWriter writer;
    private final RunningWorks works;
    private final Pipe pipe;
    private final boolean greets;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable BrokenWire fault;
    private volatile @Nullable Thread reading;

    /// The streams are not buffered here again, and not closed at the end of the input.
    public StreamPipe(Receiver receiver, Wire wire, InputStream in, OutputStream out, PipeSettings settings) {
        var limits = receiver.limits();
        this.settings = settings;
        this.in = in;
        this.outlet = new Outlet(limits.queueBytesMax());
        this.writer = new StreamWriter(outlet, out, this::breakOff);
        this.works = new RunningWorks(
            (int) Math.min((long) limits.requestsPerOwnerMax() + SPARE_WORKS, Integer.MAX_VALUE), this::freed);
        this.pipe = new Pipe(receiver, wire, new Streams(), settings);
        byte[] greeting = wire.greeting();
        this.greets = greeting.length > 0;
        if (greets) {
            outlet.control(Outgoing.binary(greeting));
        }
    }

    /// What the receiver knows it by; messages can be sent before it runs, and go out when it does.
    public Connection connection() {
        return pipe.connection();
    }

    /// Carries messages until the input ends. Then answers that are nearly ready still go out, for as long as the
    /// settings say; the rest is cancelled. Call it once.
    public void run() {
        reading = Thread.currentThread();
        try {
            if (greets) {
                haveWritten();
            }
            readAll();
        } catch (BrokenWire e) {
            fault = e;
            LOG.log(Level.DEBUG, "{0}: ended, {1}", settings.binding(), e.getMessage());
        } catch (IOException _) {
            // The peer is gone without a word, or the output broke: the same end.
        } finally {
            finish();
        }
    }

    /// Why it has ended, if what came was at fault; null as long as it runs, and for any other end.
    public @Nullable BrokenWire fault() {
        return fault;
    }

    private void readAll() throws IOException {
        var bytes = new byte[BUFFER_BYTES];
        for (int count = in.read(bytes, 0, bytes.length); count >= 0 && !outlet.isClosed();
                count = in.read(bytes, 0, bytes.length)) {
            pipe.take(bytes, 0, count);
            if (count == BUFFER_BYTES && bytes.length == BUFFER_BYTES) {
                bytes = new byte[LARGE_BUFFER_BYTES];
            }
        }
        if (!outlet.isClosed()) {
            pipe.inputEnded();
        }
    }

    private void finish() {
        if (!outlet.isClosed()) {
            works.awaitNone(settings.grace());
        }
        pipe.end();
        works.awaitNone(settings.grace());
        outlet.close();
        pipe.close();
    }

    private void haveWritten() {
        if (writer.needsSomebody()) {
            works.start(writer::write);
        }
    }

    /// A work has ended, on its thread.
    private void freed() {
        if (stopped.get() && works.isEased() && stopped.compareAndSet(true, false)) {
            pace(true);
        }
    }

    /// Tells the peer to stop or to go on, where it can be told.
    private void pace(boolean go) {
        var word = pipe.pace(go);
        if (word != null) {
            outlet.control(word);
            if (writer.needsSomebody()) {
                Thread.startVirtualThread(writer::write);
            }
        }
    }

    /// A write failed, on the thread of some handler: ending the connection must not happen in the middle of it.
    private void breakOff() {
        Thread.startVirtualThread(() -> {
            pipe.end();
            pipe.close();
            try {
                in.close();
            } catch (IOException _) {
                // It is broken anyway.
            }
        });
    }

    private final class Streams implements Carrier {
        @Override
        public boolean isOpen() {
            return !outlet.isClosed();
        }

        @Override
        public boolean send(Outgoing message) {
            if (Thread.currentThread().equals(reading)) {
                return leave(message);
            }
            boolean taken = outlet.put(message, Outlet.ENDLESS) == Outlet.Put.TAKEN;
            if (taken) {
                writer.write();
            }
            return taken && !outlet.isClosed();
        }

        /// Waits only while more is left than may; not during a pause, whose end only this thread can read.
        private boolean leave(Outgoing message) {
            outlet.awaitRoom();
            return switch (outlet.leave(message, Long.MAX_VALUE)) {
                case TAKEN -> {
                    haveWritten();
                    yield true;
                }
                case FULL -> {
                    LOG.log(Level.WARNING, "{0}: ended, the peer pauses and goes on asking", settings.binding());
                    outlet.close();
                    breakOff();
                    yield false;
                }
                case CLOSED -> false;
            };
        }

        @Override
        public void control(Outgoing bytes) {
            outlet.awaitRoom();
            outlet.control(bytes);
            haveWritten();
        }

        @Override
        public void pause(boolean paused) {
            outlet.pause(paused);
            if (!paused) {
                haveWritten();
            }
        }

        @Override
        public void start(Work work) {
            if (works.isFull() && stopped.compareAndSet(false, true)) {
                StreamPipe.this.pace(false);
            }
            works.start(work);
        }
    }
}
