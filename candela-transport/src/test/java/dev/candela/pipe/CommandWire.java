package dev.candela.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.wire.Message;
import dev.candela.wire.MessageWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wire that does what its input says, and numbers what goes out in the order of sealing.
///
/// Lines of input: `open 3`, `close 3`, `pause`, `resume`, `write text`, `break`, `ask 3 7 echo` (channel, id,
/// method), `note 3 method`.
final class CommandWire implements Wire {
    private final String greeting;
    private final StringBuilder begun = new StringBuilder();
    private int sealed;
    volatile boolean closed;
    volatile boolean mute;

    CommandWire(String greeting) {
        this.greeting = greeting;
    }

    @Override
    public byte[] greeting() {
        return greeting.getBytes(UTF_8);
    }

    @Override
    public void take(byte[] bytes, int offset, int length, Arrivals to) throws BrokenWire {
        begun.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        for (int feed = begun.indexOf("\n"); feed >= 0; feed = begun.indexOf("\n")) {
            var words = List.of(begun.substring(0, feed).split(" ", -1));
            begun.delete(0, feed + 1);
            follow(words, to);
        }
    }

    private static void follow(List<String> words, Arrivals to) throws BrokenWire {
        switch (words.getFirst()) {
            case "open" -> to.opened(Integer.parseInt(words.get(1)));
            case "close" -> to.closed(Integer.parseInt(words.get(1)));
            case "pause" -> to.pause(true);
            case "resume" -> to.pause(false);
            case "write" -> to.write((words.get(1) + "\n").getBytes(UTF_8));
            case "break" -> throw new BrokenWire(BrokenWire.Reason.MALFORMED, "as it was told");
            case "ask" -> to.message(Integer.parseInt(words.get(1)), new Message.Request(
                RequestId.of(Integer.parseInt(words.get(2))), words.get(3), Json.Obj.EMPTY));
            case "note" -> to.message(
                Integer.parseInt(words.get(1)), new Message.Notification(words.get(2), Json.Obj.EMPTY));
            default -> throw new IllegalArgumentException(words.toString());
        }
    }

    @Override
    public void end(Arrivals to) {}

    @Override
    public @Nullable Outgoing encode(int channel, Message message) {
        return mute ? null : new Numbered(channel + " " + new String(MessageWriter.bytes(message), UTF_8) + "\n");
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Numbered implements Outgoing {
        private final String text;

        private Numbered(String text) {
            this.text = text;
        }

        @Override
        public byte[] seal() {
            sealed++;
            return ("#" + sealed + " " + text).getBytes(UTF_8);
        }

        @Override
        public boolean text() {
            return false;
        }
    }
}
