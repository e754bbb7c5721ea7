package dev.candela.websocket;

import dev.candela.pipe.Arrivals;
import dev.candela.pipe.BrokenWire;
import dev.candela.pipe.Outgoing;
import dev.candela.pipe.Wire;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;

/// One JSON message per text message. An unreadable one is told as such, and the next one is read; a binary message
/// ends the connection.
public final class JsonTexts implements Wire {
    private static final byte[] NOTHING = new byte[0];

    private final MessageReader reader;

    public JsonTexts(Limits limits) {
        this.reader = new MessageReader(limits.json(), limits.batchMax());
    }

    @Override
    public byte[] greeting() {
        return NOTHING;
    }

    @Override
    public void take(byte[] bytes, int offset, int length, Arrivals to) throws BrokenWire {
        throw new BrokenWire(BrokenWire.Reason.UNSUPPORTED, "binary message: not read (expected: text)");
    }

    @Override
    public void takeText(byte[] bytes, int offset, int length, Arrivals to) {
        to.message(MAIN, reader.read(bytes, offset, length));
    }

    @Override
    public void end(Arrivals to) {}

    @Override
    public Outgoing encode(int channel, Message message) {
        return Outgoing.text(MessageWriter.bytes(message));
    }
}
