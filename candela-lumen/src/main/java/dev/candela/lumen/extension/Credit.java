package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import java.util.HashMap;
import java.util.Map;

/// How much may be sent, as the other end has said with [FlowControl]. Nothing said is without end.
///
/// Each word is what holds from then on, not an addition: *go on* sets the bytes that may be sent, *stop* lowers them.
/// There are two levels, the connection (stream 0) and each stream; what is sent counts on both, and both must have
/// some left. A frame may go as long as any byte is left, and takes what it takes: otherwise a window smaller than a
/// frame would stop a stream for ever. One thread, or under a lock.
public final class Credit {
    /// Streams of which something may be remembered by default.
    public static final int STREAMS_MAX = 256;

    private static final long ENDLESS = Long.MAX_VALUE;

    private final int streamsMax;
    private final Map<Integer, Long> left = new HashMap<>();
    private long leftForAll = ENDLESS;

    public Credit(int streamsMax) {
        this.streamsMax = streamsMax;
    }

    /// Takes a word of the other end.
    ///
    /// @throws MalformedLumen when it is about one stream too many; nothing has changed then
    public void apply(FlowControl word) throws MalformedLumen {
        long window = word.window() == FlowControl.ENDLESS ? ENDLESS : word.window();
        long before = left(word.streamId());
        long now = word.pause() ? Math.min(before, window) : window;
        if (word.streamId() == FlowControl.ALL) {
            leftForAll = now;
        } else if (now == ENDLESS) {
            left.remove(word.streamId());
        } else if (left.size() == streamsMax && !left.containsKey(word.streamId())) {
            throw new MalformedLumen("streams under flow control: more (expected: <= " + streamsMax + ")");
        } else {
            left.put(word.streamId(), now);
        }
    }

    /// Bytes that may be sent on a stream now; [Long#MAX_VALUE] when there is no bound.
    public long available(int streamId) {
        return Math.min(leftForAll, left(streamId));
    }

    public boolean maySend(int streamId) {
        return available(streamId) > 0;
    }

    /// Counts what was sent on a stream.
    ///
    /// @param bytes  of the whole frame; not negative
    public void sent(int streamId, int bytes) {
        leftForAll = less(leftForAll, bytes);
        left.computeIfPresent(streamId, (id, it) -> less(it, bytes));
    }

    /// Forgets a stream that is over.
    public void remove(int streamId) {
        left.remove(streamId);
    }

    private long left(int streamId) {
        return streamId == FlowControl.ALL ? leftForAll : left.getOrDefault(streamId, ENDLESS);
    }

    private static long less(long credit, int bytes) {
        return credit == ENDLESS ? ENDLESS : Math.max(0, credit - bytes);
    }
}
