package dev.candela.lumen.extension;

import java.util.HashMap;
import java.util.Map;

/// The streams of tokens that one end sends, as the other sees them: begun, in order, within their bounds, and over.
/// A stream that has ended is forgotten, and its number is free. One thread, or under a lock.
public final class StreamRegistry {
    /// Streams at a time by default.
    public static final int STREAMS_MAX = 8;

    /// What a frame was.
    public sealed interface Step {
        record Begun(StreamInit init) implements Step {}

        record Token(StreamData data) implements Step {}

        /// @param tokens  that came before
        record Ended(long streamId, long tokens) implements Step {}

        /// Nothing has changed.
        ///
        /// @param expected  of a gap, the sequence that had to come; of too many tokens or streams, the bound;
        ///                  otherwise 0
        record Refused(long streamId, Refusal why, long expected) implements Step {}
    }

    public enum Refusal {
        DUPLICATE_STREAM,
        UNKNOWN_STREAM,
        SEQUENCE_GAP,
        TOO_MANY_TOKENS,
        TOO_MANY_STREAMS
    }

    private record Running(long next, long tokensMax) {}

    private final int streamsMax;
    private final Map<Long, Running> running = new HashMap<>();

    public StreamRegistry(int streamsMax) {
        this.streamsMax = streamsMax;
    }

    public Step begin(StreamInit init) {
        if (running.containsKey(init.streamId())) {
            return new Step.Refused(init.streamId(), Refusal.DUPLICATE_STREAM, 0);
        }
        if (running.size() >= streamsMax) {
            return new Step.Refused(init.streamId(), Refusal.TOO_MANY_STREAMS, streamsMax);
        }
        running.put(init.streamId(), new Running(0, init.tokensMax()));
        return new Step.Begun(init);
    }

    public Step data(StreamData data) {
        long id = data.streamId();
        var it = running.get(id);
        if (it == null) {
            return new Step.Refused(id, Refusal.UNKNOWN_STREAM, 0);
        }
        if (data.sequence() != it.next()) {
            return new Step.Refused(id, Refusal.SEQUENCE_GAP, it.next());
        }
        if (data.isEnd()) {
            running.remove(id);
            return new Step.Ended(id, it.next());
        }
        if (it.tokensMax() > 0 && it.next() >= it.tokensMax()) {
            return new Step.Refused(id, Refusal.TOO_MANY_TOKENS, it.tokensMax());
        }
        running.put(id, new Running(it.next() + 1, it.tokensMax()));
        return new Step.Token(data);
    }

    /// Forgets a stream that will not go on, such as one that was refused.
    public boolean remove(long streamId) {
        return running.remove(streamId) != null;
    }

    /// Streams that have begun and not ended.
    public int size() {
        return running.size();
    }
}
