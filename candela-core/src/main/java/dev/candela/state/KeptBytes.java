package dev.candela.state;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what the streams of one log take in memory, about. A payload counts once, however many streams share it.
final class KeptBytes {
    private static final int SESSION_BYTES = 192;
    static final int STREAM_BYTES = 224;
    private static final int EVENT_BYTES = 40;
    private static final int PAYLOAD_BYTES = 40;

    private final AtomicLong bytes = new AtomicLong();

    long bytes() {
        return bytes.get();
    }

    /// What one of the streams that keep a payload is to blame for.
    static long share(Payload payload) {
        return EVENT_BYTES + ((long) PAYLOAD_BYTES + payload.size()) / Math.max(1, payload.holders());
    }

    void openSession() {
        bytes.addAndGet(SESSION_BYTES);
    }

    void closeSession() {
        bytes.addAndGet(-SESSION_BYTES);
    }

    void openStream() {
        bytes.addAndGet(STREAM_BYTES);
    }

    void closeStream() {
        bytes.addAndGet(-STREAM_BYTES);
    }

    void keep(Payload payload) {
        bytes.addAndGet(EVENT_BYTES + (payload.hold() ? PAYLOAD_BYTES + payload.size() : 0));
    }

    void drop(Payload payload) {
        bytes.addAndGet(-EVENT_BYTES - (payload.release() ? PAYLOAD_BYTES + payload.size() : 0));
    }
}
