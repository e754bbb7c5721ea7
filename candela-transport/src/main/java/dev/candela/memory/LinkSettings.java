package dev.candela.memory;

import dev.candela.lumen.ring.RingReader;
import java.time.Duration;

/// What a link allows.
///
/// @param frameBytesMax  largest frame taken, at most 16 MiB; what is sent is bounded by 16 MiB alone
/// @param stall          how long the peer may take without making room for what is sent
public record LinkSettings(int frameBytesMax, Duration stall) {
    public static final LinkSettings DEFAULT = new LinkSettings(RingReader.MESSAGE_BYTES_MAX, Duration.ofSeconds(10));

    private static final int FRAME_BYTES_MIN = 64;

    public LinkSettings {
        if (frameBytesMax < FRAME_BYTES_MIN || frameBytesMax > RingReader.MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException("frameBytesMax: " + frameBytesMax + " (expected: "
                + FRAME_BYTES_MIN + ".." + RingReader.MESSAGE_BYTES_MAX + ")");
        }
        if (!stall.isPositive()) {
            throw new IllegalArgumentException("stall: " + stall + " (expected: > 0)");
        }
    }
}
