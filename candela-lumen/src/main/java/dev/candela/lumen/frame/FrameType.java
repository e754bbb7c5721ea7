package dev.candela.lumen.frame;

import org.jspecify.annotations.Nullable;

/// What a frame is. Every other code is unassigned, and a frame of it is passed over.
public enum FrameType {
    REQUEST(0x01),
    RESPONSE(0x02),
    NOTIFY(0x03),
    STREAM_DATA(0x04),
    SCHEMA_PATCH(0x05),
    STREAM_INIT(0x06),
    DICT_SYNC(0x07),
    DISCOVER(0x08),
    MUX(0x09),
    HEARTBEAT(0x0A),
    TRANSPORT_INIT(0x0B),
    TRANSPORT_ACK(0x0C),
    BATCH(0x0D),
    FLOW_CTL(0x0E),
    PROBE(0x0F),
    PROBE_ACK(0x10);

    private static final @Nullable FrameType[] BY_CODE = byCode();

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    /// The byte that says it.
    public int code() {
        return code;
    }

    /// The type of that byte; null when it is unassigned.
    public static @Nullable FrameType of(int code) {
        return code < 0 || code >= BY_CODE.length ? null : BY_CODE[code];
    }

    private static @Nullable FrameType[] byCode() {
        var table = new @Nullable FrameType[0x11];
        for (var it : values()) {
            table[it.code] = it;
        }
        return table;
    }
}
