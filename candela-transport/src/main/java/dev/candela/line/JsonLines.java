package dev.candela.line;

import dev.candela.model.McpError;
import dev.candela.pipe.Arrivals;
import dev.candela.pipe.Outgoing;
import dev.candela.pipe.Wire;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;
import java.util.Arrays;

/// One JSON message per line.
///
/// A line that is too long is refused without being held; blank lines are passed over; an unreadable line is told as
/// such, and the next one is read. Nothing ends the connection.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/stdio">stdio</a>
public final class JsonLines implements Wire {
    private static final byte[] NOTHING = new byte[0];

    private final int messageBytesMax;
    private final MessageReader reader;
    private final LineReader lines;

    public JsonLines(Limits limits) {
        this.messageBytesMax = limits.messageBytesMax();
        this.reader = new MessageReader(limits.json(), limits.batchMax());
        this.lines = new LineReader(messageBytesMax);
    }

    @Override
    public byte[] greeting() {
        return NOTHING;
    }

    @Override
    public void take(byte[] bytes, int offset, int length, Arrivals to) {
        lines.push(bytes, offset, length, new Read(to));
    }

    @Override
    public void end(Arrivals to) {
        lines.end(new Read(to));
    }

    @Override
    public Outgoing encode(int channel, Message message) {
        byte[] text = MessageWriter.bytes(message);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return Outgoing.text(line);
    }

    private final class Read implements LineReader.Lines {
        private final Arrivals to;

        private Read(Arrivals to) {
            this.to = to;
        }

        @Override
        public void line(byte[] bytes, int offset, int length) {
            to.message(MAIN, reader.read(bytes, offset, length));
        }

        @Override
        public void tooLong() {
            to.message(MAIN, new Message.Malformed(null, McpError.invalidRequest(
                "message: too large (expected: <= " + messageBytesMax + " bytes)")));
        }
    }
}
