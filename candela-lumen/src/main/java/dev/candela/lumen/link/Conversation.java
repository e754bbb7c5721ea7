package dev.candela.lumen.link;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.cipher.FrameCipher;
import dev.candela.lumen.context.ContextCompressor;
import dev.candela.lumen.context.ContextExpander;
import dev.candela.lumen.context.Vocabulary;
import dev.candela.lumen.extension.Batch;
import dev.candela.lumen.extension.FlowControl;
import dev.candela.lumen.extension.Heartbeat;
import dev.candela.lumen.extension.Heartbeats;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.extension.StreamData;
import dev.candela.lumen.extension.StreamInit;
import dev.candela.lumen.extension.StreamRegistry;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.negotiation.Capability;
import dev.candela.lumen.negotiation.TransportOffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connection on which both ends have settled on LUMEN: what each frame is, and whether it may come at all.
///
/// A frame that was not agreed on is refused, and the connection goes on, since its end is known. Only what shows that
/// the ends no longer understand each other ends it: encryption, compression and words out of step.
final class Conversation implements AutoCloseable {
    private final LinkSettings settings;
    private final Terms terms;
    private final Inbound in;
    private final Outbound out;
    private final Lanes lanes;
    private final StreamRegistry streams;
    private final Heartbeats heartbeats;

    Conversation(LinkSettings settings, Terms terms, boolean calls, @Nullable FrameCipher cipher) {
        boolean deflates = terms.has(Capability.DEFLATE);
        var limits = settings.limits();
        this.settings = settings;
        this.terms = terms;
        this.in = new Inbound(terms, limits.json(),
            deflates ? new ContextExpander(limits.frameBytesMax()) : null, cipher);
        this.out = new Outbound(terms, settings,
            deflates ? new ContextCompressor(Vocabulary.MCP) : null, cipher);
        this.lanes = new Lanes(terms, limits.channelsMax(), calls);
        this.streams = new StreamRegistry(limits.streamsMax());
        this.heartbeats = new Heartbeats(calls ? Heartbeats.End.INITIATOR : Heartbeats.End.RESPONDER);
    }

    Terms terms() {
        return terms;
    }

    Optional<Outgoing> message(int channel, FrameType type, Json message) {
        return out.message(channel, type, message, lanes);
    }

    Optional<Outgoing> stream(int channel, Frame frame) {
        return terms.has(Capability.STREAMING)
            ? Optional.of(out.control(channel == Link.MAIN ? frame : MuxFrame.data(channel, frame).frame()))
            : Optional.empty();
    }

    boolean mayWrite(int channel) {
        return lanes.mayWrite(channel);
    }

    Optional<Outgoing> pace(int channel, boolean go) {
        if (channel != Link.MAIN) {
            return Optional.of(out.control((go ? MuxFrame.resume(channel) : MuxFrame.pause(channel)).frame()));
        }
        return terms.has(Capability.BATCH_FLOW)
            ? Optional.of(out.control((go
                ? FlowControl.go(FlowControl.ALL, FlowControl.ENDLESS) : FlowControl.stop(FlowControl.ALL)).frame()))
            : Optional.empty();
    }

    Optional<Outgoing> heartbeat() throws BrokenLink {
        if (!terms.has(Capability.HEARTBEAT)) {
            return Optional.empty();
        }
        synchronized (heartbeats) {
            return switch (heartbeats.tick()) {
                case Heartbeats.Tick.Send(var frame) -> Optional.of(out.control(frame));
                case Heartbeats.Tick.Gone _ ->
                    throw new BrokenLink("heartbeat: two unanswered (expected: an echo of each)");
            };
        }
    }

    Optional<Link.Opened> open() {
        var channel = lanes.open();
        return channel.isPresent()
            ? Optional.of(new Link.Opened(
                channel.getAsInt(), out.control(MuxFrame.open(channel.getAsInt()).frame())))
            : Optional.empty();
    }

    Optional<Outgoing> close(int channel) {
        return lanes.close(channel) ? Optional.of(out.control(MuxFrame.close(channel).frame())) : Optional.empty();
    }

    /// A frame has come.
    ///
    /// @throws BrokenLink when the connection cannot go on
    void frame(FrameView it, LinkEvents events) throws BrokenLink {
        if (it.has(Flags.ENCRYPTED)) {
            plain(Link.MAIN, it.holding(in.open(it), Flags.ENCRYPTED), events);
        } else if (in.isEncrypted()) {
            throw new BrokenLink("frame: plain (expected: encrypted, as was agreed)");
        } else {
            plain(Link.MAIN, it, events);
        }
    }

    private void plain(int channel, FrameView it, LinkEvents events) throws BrokenLink {
        var type = FrameType.of(it.type());
        if (type == null) {
            return; // unassigned types are for those who know them
        }
        if (it.has(Flags.RESERVED | Flags.FRAGMENTED | Flags.ENCRYPTED)) {
            events.refused(channel, "flags: " + it.flags() + " (expected: COMPRESSED or PRIORITY, or none)");
            return;
        }
        switch (type) {
            case REQUEST, RESPONSE, NOTIFY -> in.message(channel, it, events);
            case SCHEMA_PATCH, DISCOVER, PROBE, PROBE_ACK, TRANSPORT_ACK -> { } // nothing that was asked for here
            case DICT_SYNC, BATCH, MUX, FLOW_CTL, HEARTBEAT, STREAM_INIT, STREAM_DATA, TRANSPORT_INIT ->
                extension(channel, type, it.frame(), events);
        }
    }

    private void extension(int channel, FrameType type, Frame frame, LinkEvents events) throws BrokenLink {
        try {
            switch (type) {
                case DICT_SYNC -> in.introduce(frame);
                case BATCH -> batch(channel, frame, events);
                case MUX -> channel(frame, events);
                case FLOW_CTL -> flow(frame, events);
                case HEARTBEAT -> heartbeat(frame, events);
                case STREAM_INIT, STREAM_DATA -> stream(channel, frame, events);
                case TRANSPORT_INIT -> transport(frame, events);
                case REQUEST, RESPONSE, NOTIFY, SCHEMA_PATCH, DISCOVER, PROBE, PROBE_ACK, TRANSPORT_ACK ->
                    throw new IllegalStateException("type: " + type + " (expected: an extension)");
            }
        } catch (MalformedLumen e) {
            events.refused(channel, type + ": " + e.getMessage());
        }
    }

    private void batch(int channel, Frame frame, LinkEvents events) throws MalformedLumen, BrokenLink {
        require(Capability.BATCH_FLOW);
        for (var it : Batch.read(frame, settings.limits().batchMax()).frames()) {
            plain(channel, FrameView.of(it), events);
        }
    }

    private void channel(Frame frame, LinkEvents events) throws MalformedLumen, BrokenLink {
        require(Capability.MUX);
        switch (lanes.take(MuxFrame.read(frame))) {
            case Lanes.Step.Opened(int channel) -> events.opened(channel);
            case Lanes.Step.Data(int channel, var it) ->
                plain(channel, FrameView.of(it), events);
            case Lanes.Step.Closed(int channel, boolean answered) -> {
                if (!answered) {
                    events.reply(out.control(MuxFrame.close(channel).frame()));
                }
                events.closed(channel);
            }
            case Lanes.Step.Paced _ -> events.credit();
            case Lanes.Step.Nothing _ -> { }
        }
    }

    private void flow(Frame frame, LinkEvents events) throws MalformedLumen {
        require(Capability.BATCH_FLOW);
        lanes.take(FlowControl.read(frame));
        events.credit();
    }

    private void heartbeat(Frame frame, LinkEvents events) throws MalformedLumen {
        var beat = Heartbeat.read(frame);
        if (beat.isEmpty()) {
            return;
        }
        synchronized (heartbeats) {
            switch (heartbeats.received(beat.get())) {
                case Heartbeats.Received.Echo(var echo) -> events.reply(out.control(echo));
                case Heartbeats.Received.Returned _ -> { }
            }
        }
    }

    private void stream(int channel, Frame frame, LinkEvents events) throws MalformedLumen {
        require(Capability.STREAMING);
        var step = frame.is(FrameType.STREAM_INIT)
            ? streams.begin(StreamInit.read(frame)) : streams.data(StreamData.read(frame));
        switch (step) {
            case StreamRegistry.Step.Begun(var init) -> events.streamBegun(channel, init);
            case StreamRegistry.Step.Token(var data) -> events.streamed(channel, data);
            case StreamRegistry.Step.Ended(long id, long tokens) -> events.streamEnded(channel, id, tokens);
            case StreamRegistry.Step.Refused(_, var why, long expected) ->
                throw new MalformedLumen(why + " (expected: " + expected + ")");
        }
    }

    /// Both ends stay where they are, unless whoever uses the link has somewhere better.
    private void transport(Frame frame, LinkEvents events) throws MalformedLumen {
        require(Capability.TRANSPORT);
        var offer = TransportOffer.read(frame.flags(), frame.payload());
        byte[] choice = events.transport(offer).frame();
        events.reply(() -> choice);
    }

    private void require(String capability) throws MalformedLumen {
        if (!terms.has(capability)) {
            throw new MalformedLumen("not agreed on (expected: the capability " + capability + " at both ends)");
        }
    }

    @Override
    public void close() {
        in.close();
        out.close();
    }
}
