package dev.candela.lumen.link;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.Credit;
import dev.candela.lumen.extension.FlowControl;
import dev.candela.lumen.extension.MuxChannels;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.negotiation.Capability;
import java.util.OptionalInt;

/// Who may write where: the channels of a connection, and what the peer has said about their pace.
///
/// Only the end that calls opens channels, so that no number is given twice. Either end closes them; the other answers
/// with the same, and then the number is free. Safe for any thread.
final class Lanes {
    /// What a frame of a channel has changed.
    sealed interface Step {
        record Opened(int channel) implements Step {}

        /// @param frame  that came on it
        record Data(int channel, Frame frame) implements Step {}

        /// @param answered  whether this end has closed it before
        record Closed(int channel, boolean answered) implements Step {}

        /// More or less may be written now.
        record Paced() implements Step {}

        /// It came late, behind a close that was under way.
        record Nothing() implements Step {}
    }

    private final boolean multiplexes;
    private final boolean calls;
    private final MuxChannels channels;
    private final Credit credit = new Credit(Credit.STREAMS_MAX);

    Lanes(Terms terms, int channelsMax, boolean calls) {
        this.multiplexes = terms.has(Capability.MUX);
        this.calls = calls;
        this.channels = new MuxChannels(channelsMax);
    }

    /// Takes what the peer says about a channel.
    synchronized Step take(MuxFrame frame) throws MalformedLumen {
        int channel = frame.channel();
        if (frame.command() == MuxFrame.OPEN && calls) {
            throw new MalformedLumen("channel " + channel + ": opened (expected: by the end that connects)");
        }
        boolean late = frame.command() != MuxFrame.OPEN && channels.isKnown(channel) && !channels.isOpen(channel);
        if (late) {
            boolean isAnswer = frame.command() == MuxFrame.CLOSE && channels.remove(channel);
            return isAnswer ? new Step.Closed(channel, true) : new Step.Nothing();
        }
        return switch (channels.apply(frame)) {
            case MuxChannels.Step.Opened _ -> new Step.Opened(channel);
            case MuxChannels.Step.Data _ -> new Step.Data(channel, frame.innerFrame());
            case MuxChannels.Step.Closed _ -> {
                channels.remove(channel);
                yield new Step.Closed(channel, false);
            }
            case MuxChannels.Step.Paused _, MuxChannels.Step.Resumed _ -> new Step.Paced();
            case MuxChannels.Step.Refused(_, var why) ->
                throw new MalformedLumen("channel " + channel + ": " + why + " (expected: one that may do so)");
        };
    }

    synchronized void take(FlowControl word) throws MalformedLumen {
        credit.apply(word);
    }

    /// The number of a channel that this end opens now; empty when it must not or there are too many.
    synchronized OptionalInt open() {
        var channel = multiplexes && calls ? channels.lowestFree() : OptionalInt.empty();
        channel.ifPresent(it -> channels.apply(MuxFrame.open(it)));
        return channel;
    }

    /// @return false when it is not open
    synchronized boolean close(int channel) {
        return channels.isOpen(channel) && channels.apply(MuxFrame.close(channel)) instanceof MuxChannels.Step.Closed;
    }

    synchronized boolean mayWrite(int channel) {
        boolean isPaused = channel != Link.MAIN && channels.isPaused(channel);
        return !isPaused && credit.maySend(FlowControl.ALL);
    }

    /// Counts a message that goes out.
    synchronized void sent(int bytes) {
        credit.sent(FlowControl.ALL, bytes);
    }
}
