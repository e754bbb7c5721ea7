package dev.candela.lumen.link;

import dev.candela.json.Json;
import dev.candela.lumen.extension.StreamData;
import dev.candela.lumen.extension.StreamInit;
import dev.candela.lumen.frame.Assembler;
import dev.candela.lumen.frame.Assembler.Expect;
import dev.candela.lumen.frame.FrameType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One end of a connection on which LUMEN may be spoken.
///
/// The one who connects calls: it writes the [#greeting], and waits to be acknowledged, or until [#giveUp]. The other
/// one serves: it speaks LUMEN to whoever asks for it first, and lines of JSON to everybody else.
///
/// [#take] and [#end] belong to the thread that reads. Everything else is safe for any thread, but what is made by
/// [#message] and the like must be sealed one at a time, in the order of writing.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">Transports</a>
public final class Link implements AutoCloseable {
    /// The connection itself, as a channel.
    public static final int MAIN = -1;

    /// A peer that has fallen back reads these away, together with an acknowledgement that it never looked at.
    private static final byte[] NEWLINES = "\n".repeat(64).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEWLINE = "\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    /// What has been settled.
    public enum Phase {
        /// Nothing yet.
        OPENING,
        /// Lines of JSON.
        PLAIN,
        /// Frames.
        LUMEN,
        /// Nothing more will come or go.
        BROKEN
    }

    private final LinkSettings settings;
    private final Opening opening;
    private final boolean calls;
    private final Assembler assembler;
    private final AtomicReference<Phase> phase;
    private volatile @Nullable Conversation conversation;
    private boolean spoken;

    private Link(LinkSettings settings, boolean calls, boolean inMessages) {
        var limits = settings.limits();
        this.settings = settings;
        this.calls = calls;
        this.opening = new Opening(settings, calls, inMessages);
        this.assembler = new Assembler(limits.frameBytesMax(), limits.lineBytesMax(), Assembler.Kinds.FRAMES_AND_LINES);
        boolean isOff = settings.lumen() == Insistence.OFF;
        this.phase = new AtomicReference<>(isOff ? Phase.PLAIN : Phase.OPENING);
        assembler.expect(isOff ? Expect.LINES : calls ? Expect.REPLY : Expect.START);
    }

    /// The end that was connected to.
    public static Link serving(LinkSettings settings) {
        return new Link(settings, false, false);
    }

    /// The end that was connected to, by something that carries whole messages, such as WebSocket.
    public static Link servingMessages(LinkSettings settings) {
        return new Link(settings, false, true);
    }

    /// The end that connects.
    public static Link calling(LinkSettings settings) {
        return new Link(settings, true, false);
    }

    public Phase phase() {
        return phase.get();
    }

    /// What was agreed; empty before, and on a connection of plain lines.
    public Optional<Terms> terms() {
        var talk = conversation;
        return talk == null || phase.get() != Phase.LUMEN ? Optional.empty() : Optional.of(talk.terms());
    }

    /// What goes first: a question whether the peer speaks LUMEN, or nothing.
    public byte[] greeting() {
        return calls && phase.get() == Phase.OPENING ? opening.probe() : NOTHING;
    }

    /// The time to be acknowledged is over. A caller that insists on LUMEN must close the connection then.
    ///
    /// @return what to write before the first line: it ends the line that the question has been to a peer that reads
    ///     lines; empty when it is too late to give up
    public byte[] giveUp() {
        boolean isRequired = settings.lumen() == Insistence.REQUIRE;
        return calls && phase.compareAndSet(Phase.OPENING, isRequired ? Phase.BROKEN : Phase.PLAIN) ? NEWLINE : NOTHING;
    }

    /// Takes bytes as they come, cut anywhere.
    ///
    /// @throws BrokenLink when the connection cannot go on; what was owed to the peer has been said before
    public void take(byte[] bytes, int offset, int length, LinkEvents events) throws BrokenLink {
        assembler.push(bytes, offset, length);
        drain(assembler.next(), events);
    }

    /// The input has ended.
    ///
    /// @throws BrokenLink when it ended inside a frame
    public void end(LinkEvents events) throws BrokenLink {
        drain(assembler.end(), events);
    }

    /// Takes one whole message that is text by what carries it, such as a text message of WebSocket.
    ///
    /// @throws BrokenLink when nothing but LUMEN will do
    public void takeText(byte[] bytes, int offset, int length, LinkEvents events) throws BrokenLink {
        if (settings.lumen() == Insistence.REQUIRE) {
            throw downgrade(events);
        }
        events.text(MAIN, bytes, offset, length);
    }

    /// A message as a frame.
    ///
    /// @param channel  [#MAIN] or an open one
    /// @return empty when it is larger than the peer can take
    /// @throws IllegalStateException while LUMEN is not what was settled on
    public Optional<Outgoing> message(int channel, FrameType type, Json message) {
        return talk().message(channel, type, message);
    }

    /// Begins a stream of tokens; empty when streams were not agreed on.
    public Optional<Outgoing> stream(int channel, StreamInit begin) {
        return talk().stream(channel, begin.frame());
    }

    /// The next piece of a stream, or its end; empty when streams were not agreed on.
    public Optional<Outgoing> stream(int channel, StreamData piece) {
        return talk().stream(channel, piece.frame());
    }

    /// How much may be written on a channel is up to the peer, where flow control was agreed on.
    public boolean mayWrite(int channel) {
        var talk = conversation;
        return talk == null || phase.get() != Phase.LUMEN || talk.mayWrite(channel);
    }

    /// Asks the peer to stop or go on with messages on a channel; empty when it was not agreed that one may ask.
    public Optional<Outgoing> pace(int channel, boolean go) {
        var talk = conversation;
        return talk == null || phase.get() != Phase.LUMEN ? Optional.empty() : talk.pace(channel, go);
    }

    /// A sign of life that the peer has to answer; empty when that was not agreed.
    ///
    /// @throws BrokenLink when two have not been answered: the peer is gone
    public Optional<Outgoing> heartbeat() throws BrokenLink {
        var talk = conversation;
        return talk == null || phase.get() != Phase.LUMEN ? Optional.empty() : talk.heartbeat();
    }

    /// Opens a channel of its own; empty when none can be had.
    public Optional<Opened> open() {
        var talk = conversation;
        return talk == null || phase.get() != Phase.LUMEN ? Optional.empty() : talk.open();
    }

    /// Closes a channel; empty when it is not open.
    public Optional<Outgoing> close(int channel) {
        var talk = conversation;
        return talk == null || phase.get() != Phase.LUMEN ? Optional.empty() : talk.close(channel);
    }

    /// A channel that this end opened.
    ///
    /// @param asking  what tells the peer
    public record Opened(int channel, Outgoing asking) {}

    private Conversation talk() {
        var talk = conversation;
        if (talk == null || phase.get() != Phase.LUMEN) {
            throw new IllegalStateException("link: " + phase.get() + " (expected: " + Phase.LUMEN + ")");
        }
        return talk;
    }

    /// Lets go of what compression and encryption hold. Nothing can be taken or sealed afterwards.
    @Override
    public void close() {
        phase.set(Phase.BROKEN);
        var talk = conversation;
        if (talk != null) {
            talk.close();
        }
    }

    private void drain(Assembler.Next first, LinkEvents events) throws BrokenLink {
        for (var next = first; next != Assembler.Next.MORE; next = assembler.next()) {
            switch (next) {
                case FRAME -> frame(events);
                case LINE -> line(events);
                case LINE_TOO_LONG -> {
                    if (settle(events)) {
                        events.refused(MAIN,
                            "message: too large (expected: <= " + settings.limits().lineBytesMax() + " bytes)");
                    }
                }
                case BROKEN -> {
                    phase.set(Phase.BROKEN);
                    throw new BrokenLink(assembler.fault());
                }
                case MORE -> throw new IllegalStateException("next: MORE (expected: the loop to have ended)");
            }
        }
    }

    private void line(LinkEvents events) throws BrokenLink {
        if (settle(events)) {
            events.text(MAIN, assembler.bytes(), assembler.offset(), assembler.length());
        }
    }

    /// A line has come: the peer speaks plainly.
    ///
    /// @return false for what a server says before it answers: its messages begin later, so it is noise, and only the
    ///     time decides
    private boolean settle(LinkEvents events) throws BrokenLink {
        if (calls && phase.get() == Phase.OPENING) {
            return false;
        }
        if (settings.lumen() == Insistence.REQUIRE) {
            throw downgrade(events);
        }
        if (spoken) {
            return true;
        }
        if (phase.get() == Phase.LUMEN) {
            events.reply(() -> NEWLINES);
        }
        spoken = true;
        phase.set(Phase.PLAIN);
        assembler.expect(Expect.LINES);
        events.plain();
        return true;
    }

    private BrokenLink downgrade(LinkEvents events) {
        events.refused(MAIN, "message: JSON text (expected: LUMEN frames, nothing else is served here)");
        phase.set(Phase.BROKEN);
        return new BrokenLink("connection: plain JSON (expected: LUMEN, as it is required)");
    }

    private void frame(LinkEvents events) throws BrokenLink {
        var talk = conversation;
        if (talk != null) {
            if (!spoken) {
                spoken = true;
                assembler.expect(Expect.FRAMES);
            }
            talk.frame(new FrameView(assembler.type(), assembler.flags(), assembler.bytes(), assembler.offset(),
                assembler.length()), events);
        } else if (phase.get() == Phase.PLAIN) {
            throw late(events);
        } else {
            open(events);
        }
    }

    private BrokenLink late(LinkEvents events) {
        phase.set(Phase.BROKEN);
        events.late();
        return new BrokenLink("acknowledgement: late (expected: in time, or none)");
    }

    private void open(LinkEvents events) throws BrokenLink {
        var agreed = opening.take(assembler.flags(), assembler.bytes(), assembler.offset(), assembler.length());
        if (agreed.isEmpty()) {
            return;
        }
        var talk = agreed.get().conversation();
        byte[] answer = agreed.get().answer();
        if (answer.length > 0) {
            events.reply(() -> answer);
        }
        conversation = talk;
        if (!phase.compareAndSet(Phase.OPENING, Phase.LUMEN)) {
            throw late(events);
        }
        assembler.expect(calls ? Expect.FRAMES : Expect.OPEN);
        events.agreed(talk.terms());
    }
}
