package dev.candela.lumen.extension;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The channels of one connection, whichever end opened them: each is open or closed, and a closed one keeps its number
/// until it is [removed][#remove], so that what is still on its way cannot come to a later one.
///
/// Steps of both ends go through [#apply]. A pause is a request to whoever receives it; data that was under way when it
/// was sent is taken like any other, so the state of pausing only tells whether *this* end [may send][#isPaused].
/// One thread, or under a lock.
public final class MuxChannels {
    /// Channels, open or closed, at a time by default.
    public static final int CHANNELS_MAX = 256;

    /// What a step was.
    public sealed interface Step {
        record Opened(int channel) implements Step {}

        /// @param inner  see [MuxFrame#innerFrame]
        @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
        record Data(int channel, byte[] inner) implements Step {}

        record Closed(int channel) implements Step {}

        record Paused(int channel) implements Step {}

        record Resumed(int channel) implements Step {}

        /// Nothing has changed.
        record Refused(int channel, Refusal why) implements Step {}
    }

    public enum Refusal {
        /// The channel is open, or was and is not removed.
        DUPLICATE_CHANNEL,
        UNKNOWN_CHANNEL,
        CHANNEL_CLOSED,
        ALREADY_CLOSED,
        TOO_MANY_CHANNELS,
        UNKNOWN_COMMAND
    }

    private enum State {
        OPEN,
        PAUSED,
        CLOSED
    }

    private final int channelsMax;
    private final Map<Integer, State> states = new HashMap<>();

    public MuxChannels(int channelsMax) {
        this.channelsMax = channelsMax;
    }

    /// Takes a step that has come, or that is about to be sent.
    public Step apply(MuxFrame frame) {
        int channel = frame.channel();
        return switch (frame.command()) {
            case MuxFrame.OPEN -> open(channel);
            case MuxFrame.DATA, MuxFrame.CLOSE, MuxFrame.PAUSE, MuxFrame.RESUME -> known(frame);
            default -> new Step.Refused(channel, Refusal.UNKNOWN_COMMAND);
        };
    }

    private Step open(int channel) {
        if (states.containsKey(channel)) {
            return new Step.Refused(channel, Refusal.DUPLICATE_CHANNEL);
        }
        if (states.size() >= channelsMax) {
            return new Step.Refused(channel, Refusal.TOO_MANY_CHANNELS);
        }
        states.put(channel, State.OPEN);
        return new Step.Opened(channel);
    }

    private Step known(MuxFrame frame) {
        int channel = frame.channel();
        var state = states.get(channel);
        if (state == null) {
            return new Step.Refused(channel, Refusal.UNKNOWN_CHANNEL);
        }
        if (state == State.CLOSED) {
            return new Step.Refused(channel,
                frame.command() == MuxFrame.CLOSE ? Refusal.ALREADY_CLOSED : Refusal.CHANNEL_CLOSED);
        }
        return switch (frame.command()) {
            case MuxFrame.CLOSE -> {
                states.put(channel, State.CLOSED);
                yield new Step.Closed(channel);
            }
            case MuxFrame.PAUSE -> {
                states.put(channel, State.PAUSED);
                yield new Step.Paused(channel);
            }
            case MuxFrame.RESUME -> {
                states.put(channel, State.OPEN);
                yield new Step.Resumed(channel);
            }
            default -> new Step.Data(channel, frame.inner());
        };
    }

    /// Whether it is open, or closed and not removed.
    public boolean isKnown(int channel) {
        return states.containsKey(channel);
    }

    public boolean isOpen(int channel) {
        var state = states.get(channel);
        return state == State.OPEN || state == State.PAUSED;
    }

    /// Whether the other end has asked not to be sent more on this channel.
    public boolean isPaused(int channel) {
        return states.get(channel) == State.PAUSED;
    }

    /// Gives the number of a closed channel free again.
    ///
    /// @return false, and nothing changed, when it is open or unknown
    public boolean remove(int channel) {
        return states.remove(channel, State.CLOSED);
    }

    /// The lowest number that can be opened now; empty when there are too many.
    public OptionalInt lowestFree() {
        if (states.size() >= channelsMax) {
            return OptionalInt.empty();
        }
        int channel = 0;
        while (states.containsKey(channel)) {
            channel++;
        }
        return channel <= Bytes.U16_MAX ? OptionalInt.of(channel) : OptionalInt.empty();
    }

    /// Open channels.
    public int active() {
        return (int) states.values().stream().filter(it -> it != State.CLOSED).count();
    }

    /// Open channels, and closed ones that are not removed.
    public int size() {
        return states.size();
    }
}
