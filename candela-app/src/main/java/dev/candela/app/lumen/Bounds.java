package dev.candela.app.lumen;

import dev.candela.json.JsonLimits;

/// What a file on this machine may cost: more than a peer may ask for, but no stack and no square of anything.
final class Bounds {
    /// Nesting of values.
    static final int DEPTH_MAX = 500;

    /// Frames inside of frames.
    static final int FRAME_DEPTH_MAX = 8;

    /// Bytes of all messages that are read together.
    static final int BYTES_MAX = 64 * 1024 * 1024;

    static final JsonLimits JSON = new JsonLimits(DEPTH_MAX, BYTES_MAX, 64 * 1024, 1000);

    private Bounds() {}
}
