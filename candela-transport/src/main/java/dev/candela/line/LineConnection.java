package dev.candela.line;

import dev.candela.model.McpError;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One message per line over a pair of byte streams.
///
/// The thread that calls [#serve] reads; what a message leaves to do runs on a virtual thread of its own, so answers
/// may come in any order. The peer's pace is ours: a handler whose answer the peer does not read waits in
/// [Sink#send], and when too many wait, reading waits too. The reading thread itself never writes.
///
/// A line that is too long is refused without being held; blank lines are passed over; an unreadable line is
/// answered, and the next one is read. When the output breaks, the input is closed and the connection ends.
/// Neither stream may end a write because its thread is interrupted, as NIO channels do; files and pipes do not.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/stdio">stdio</a>
public final class LineConnection implements Connection {
    /// What runs besides requests: answers that were left to be written.
    private static final int SPARE_WORKS = 64;

    private final Receiver receiver;
    private final LineSettings settings;
    private final InputStream in;
    private final LineWriter writer;
    private final RunningWorks works;
    private final Sink sink = new LineSink();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Thread reading;

    /// The streams are not buffered here again, and not closed at the end of the input.
    public LineConnection(Receiver receiver, InputStream in, OutputStream out, LineSettings settings) {
        var limits = receiver.limits();
        this.receiver = receiver;
        this.settings = settings;
        this.in = in;
        this.writer = new LineWriter(out, limits.queueBytesMax(), new Breaking());
        this.works = new RunningWorks(
            (int) Math.min((long) limits.requestsPerOwnerMax() + SPARE_WORKS, Integer.MAX_VALUE));
    }

    @Override
    public Sink sink() {
        return sink;
    }

    /// Serves until the input ends. Then answers that are nearly ready still go out, for as long as the settings
    /// say; the rest is cancelled. Call it once.
    public void serve() {
        reading = Thread.currentThread();
        try {
            readAll();
        } catch (IOException _) {
            // The peer is gone without a word, or the output broke: the same end.
        } finally {
            finish();
        }
    }

    private void finish() {
        if (!writer.isBroken()) {
            works.awaitNone(settings.grace());
        }
        end();
        works.awaitNone(settings.grace());
        writer.close();
    }

    private void readAll() throws IOException {
        var limits = receiver.limits();
        var context = new TransportContext(settings.binding(), this, null, settings.principal(), settings.remote());
        var messages = new MessageReader(limits.json(), limits.batchMax());
        var lines = new LineReader(in, limits.messageBytesMax());
        for (var next = lines.next(); next != LineReader.Next.END && !writer.isBroken(); next = lines.next()) {
            deliver(next == LineReader.Next.LINE
                ? messages.read(lines.bytes(), lines.offset(), lines.length())
                : new Message.Malformed(null, McpError.invalidRequest(
                    "message: too large (expected: <= " + limits.messageBytesMax() + " bytes)")), context);
        }
    }

    private void deliver(Message message, TransportContext context) {
        try {
            var work = receiver.receive(message, context, sink);
            if (!Work.NONE.equals(work)) {
                works.start(work);
            }
        } catch (RuntimeException e) {
            System.getLogger(LineConnection.class.getName()).log(Level.ERROR, "A message was not taken.", e);
        }
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            receiver.closed(this);
        }
    }

    /// A write failed, on the thread of some handler: ending the connection must not happen in the middle of it.
    private final class Breaking implements Runnable {
        @Override
        public void run() {
            Thread.startVirtualThread(() -> {
                end();
                try {
                    in.close();
                } catch (IOException _) {
                    // It is broken anyway.
                }
            });
        }
    }

    private final class LineSink implements Sink {
        @Override
        public boolean send(Message message, @Nullable String eventId) {
            if (writer.isBroken()) {
                return false;
            }
            byte[] line = MessageWriter.bytes(message);
            if (!Thread.currentThread().equals(reading)) {
                return writer.write(line);
            }
            if (writer.leave(line)) {
                works.start(writer::writeLeft);
            }
            return true;
        }
    }
}
