package dev.candela.binary;

import dev.candela.json.Json;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.link.BrokenLink;
import dev.candela.lumen.link.Link;
import dev.candela.lumen.link.LinkEvents;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.lumen.link.Terms;
import dev.candela.model.McpError;
import dev.candela.model.Principal;
import dev.candela.pipe.Arrivals;
import dev.candela.pipe.BrokenWire;
import dev.candela.pipe.Outgoing;
import dev.candela.pipe.Wire;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The wire that begins by finding out what the peer speaks.
final class LumenWire implements Wire {
    /// What carries the bytes.
    enum Form {
        /// One stream: JSON stands on lines of its own.
        STREAM,
        /// Messages of two kinds: JSON is text, frames are binary.
        MESSAGES
    }

    private static final System.Logger LOG = System.getLogger(LumenWire.class.getName());
    private static final byte[] NOTHING = {};

    private final Link link;
    private final Form form;
    private final MessageReader reader;
    private final Settling settling;
    private final AtomicReference<byte[]> beforeFirst = new AtomicReference<>(NOTHING);
    private final Gates gates = new Gates();
    private final @Nullable Bearers bearers;
    private boolean stranger;
    private boolean late;
    private volatile @Nullable Thread reading;

    private LumenWire(Link link, Form form, Limits limits, Settling settling, @Nullable Bearers bearers) {
        this.bearers = bearers;
        this.link = link;
        this.form = form;
        this.reader = new MessageReader(limits.json(), limits.batchMax());
        this.settling = settling;
    }

    static LumenWire serving(LinkSettings settings, Limits limits, Form form) {
        var link = form == Form.STREAM ? Link.serving(settings) : Link.servingMessages(settings);
        return new LumenWire(link, form, limits, Settling.DONE, null);
    }

    static LumenWire serving(LinkSettings settings, Limits limits, Form form, Bearers bearers) {
        return new LumenWire(Link.serving(settings), form, limits, Settling.DONE, bearers);
    }

    static LumenWire calling(LinkSettings settings, Limits limits, Form form, Duration patience) {
        return new LumenWire(Link.calling(settings), form, limits, new Settling(patience), null);
    }

    /// What was agreed; empty before, and with a peer that speaks JSON.
    Optional<Terms> terms() {
        return link.terms();
    }

    @Override
    public byte[] greeting() {
        settling.begin();
        return link.greeting();
    }

    @Override
    public void take(byte[] bytes, int offset, int length, Arrivals to) throws IOException {
        reading = Thread.currentThread();
        try {
            link.take(bytes, offset, length, new Events(to));
        } catch (BrokenLink e) {
            throw broken(e);
        }
        if (stranger) {
            throw new BrokenWire(
                BrokenWire.Reason.MALFORMED, "bearer: none that is known (expected: one that is let in)");
        }
    }

    @Override
    public void takeText(byte[] bytes, int offset, int length, Arrivals to) throws IOException {
        reading = Thread.currentThread();
        try {
            link.takeText(bytes, offset, length, new Events(to));
        } catch (BrokenLink e) {
            throw broken(e);
        }
    }

    @Override
    public void end(Arrivals to) {
        reading = Thread.currentThread();
        try {
            link.end(new Events(to));
        } catch (BrokenLink e) {
            LOG.log(Level.DEBUG, "the input ended badly: {0}", e.getMessage());
        }
        settling.close();
        gates.close();
    }

    @Override
    public @Nullable Outgoing encode(int channel, Message message) {
        if (link.phase() == Link.Phase.OPENING && !settling.await()) {
            giveUp();
        }
        return switch (link.phase()) {
            case BROKEN -> null;
            case OPENING, PLAIN -> plain(message);
            case LUMEN -> frame(channel, message);
        };
    }

    /// Only once it is settled what is spoken: whoever wants a channel waits for that as whoever sends does.
    @Override
    public @Nullable Opening open() {
        if (link.phase() == Link.Phase.OPENING && !settling.await()) {
            giveUp();
        }
        return link.open().map(it -> new Opening(it.channel(), new SealedLater(it.asking()))).orElse(null);
    }

    @Override
    public @Nullable Outgoing close(int channel) {
        return link.close(channel).map(SealedLater::new).orElse(null);
    }

    @Override
    public @Nullable Outgoing pace(boolean go) {
        return link.pace(MAIN, go).map(SealedLater::new).orElse(null);
    }

    @Override
    public @Nullable Outgoing beat() throws IOException {
        try {
            return link.heartbeat().map(SealedLater::new).orElse(null);
        } catch (BrokenLink e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        settling.close();
        gates.close();
        link.close();
    }

    /// The peer has not answered in time. What ends the line that the question has been to it goes before the first
    /// message, whichever that is.
    private void giveUp() {
        byte[] newline = link.giveUp();
        if (newline.length > 0 && form == Form.STREAM) {
            beforeFirst.set(newline);
        }
        settling.close();
    }

    private Outgoing plain(Message message) {
        byte[] text = MessageWriter.bytes(message);
        if (form == Form.MESSAGES) {
            return Outgoing.text(text);
        }
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return new PlainLine(beforeFirst, line);
    }

    private @Nullable Outgoing frame(int channel, Message message) {
        boolean mayWait = !Thread.currentThread().equals(reading);
        if (mayWait && channel != MAIN && !gates.await(() -> link.mayWrite(channel))) {
            return null;
        }
        var frame = link.message(channel, type(message), MessageWriter.json(message));
        if (frame.isEmpty()) {
            frame = tooLarge(message).flatMap(it -> link.message(channel, FrameType.RESPONSE, MessageWriter.json(it)));
        }
        return frame.map(SealedLater::new).orElse(null);
    }

    /// What to say instead of an answer that the peer cannot read.
    private static Optional<Message> tooLarge(Message message) {
        LOG.log(Level.WARNING, "message: larger than the peer can take (expected: a smaller one)");
        return message instanceof Message.Success(var id, _)
            ? Optional.of(new Message.Failure(id, new McpError(McpError.INTERNAL_ERROR,
                "result: larger than the peer can take (expected: a smaller one)")))
            : Optional.empty();
    }

    private static FrameType type(Message message) {
        return switch (message) {
            case Message.Request _ -> FrameType.REQUEST;
            case Message.Notification _ -> FrameType.NOTIFY;
            case Message.Success _, Message.Failure _, Message.Malformed _ -> FrameType.RESPONSE;
            case Message.Batch(var messages) -> type(messages.getFirst());
        };
    }

    private BrokenWire broken(BrokenLink e) {
        return new BrokenWire(
            late ? BrokenWire.Reason.LATE : BrokenWire.Reason.MALFORMED, String.valueOf(e.getMessage()));
    }

    /// What the link has found, told as messages.
    private final class Events implements LinkEvents {
        private final Arrivals to;

        private Events(Arrivals to) {
            this.to = to;
        }

        @Override
        public void text(int channel, byte[] bytes, int offset, int length) {
            tell(channel, reader.read(bytes, offset, length));
        }

        @Override
        public void value(int channel, Json message) {
            tell(channel, reader.decoded(message));
        }

        private void tell(int channel, Message message) {
            if (!stranger) {
                to.message(channel, message);
            }
        }

        @Override
        public void unreadable(int channel, String why) {
            to.message(channel, new Message.Malformed(null, new McpError(McpError.PARSE_ERROR, "Parse error: " + why)));
        }

        @Override
        public void refused(int channel, String why) {
            to.message(channel, new Message.Malformed(null, McpError.invalidRequest(why)));
        }

        @Override
        public void reply(dev.candela.lumen.link.Outgoing control) {
            to.write(new SealedLater(control));
        }

        @Override
        public void agreed(Terms terms) {
            if (bearers != null) {
                String bearer = terms.bearer();
                var who = bearer == null ? Optional.<Principal>empty() : bearers.verify(bearer);
                who.ifPresentOrElse(to::identified, () -> stranger = true);
            }
            settling.close();
        }

        @Override
        public void plain() {
            settling.close();
        }

        @Override
        public void late() {
            late = true;
            LOG.log(Level.WARNING, "the server acknowledged LUMEN too late (expected: within the time set for it)");
        }

        @Override
        public void opened(int channel) {
            to.opened(channel);
        }

        @Override
        public void closed(int channel) {
            to.closed(channel);
            gates.changed();
        }

        @Override
        public void credit() {
            to.pause(!link.mayWrite(MAIN));
            gates.changed();
        }
    }

    /// A frame, sealed when its turn comes.
    private record SealedLater(dev.candela.lumen.link.Outgoing frame) implements Outgoing {
        @Override
        public byte[] seal() {
            return frame.seal();
        }

        @Override
        public boolean text() {
            return false;
        }
    }

    /// A line, and before the first one what the peer needs to find its beginning.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PlainLine(AtomicReference<byte[]> before, byte[] line) implements Outgoing {
        @Override
        public byte[] seal() {
            byte[] first = before.get().length == 0 ? NOTHING : before.getAndSet(NOTHING);
            if (first.length == 0) {
                return line;
            }
            byte[] both = Arrays.copyOf(first, first.length + line.length);
            System.arraycopy(line, 0, both, first.length, line.length);
            return both;
        }

        @Override
        public boolean text() {
            return true;
        }
    }
}
