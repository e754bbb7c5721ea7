package dev.candela.lumen.extension;

import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.Optional;

/// A sign of life that the other end sends back as it is.
///
/// @param sequence  any 32 bits
public record Heartbeat(int sequence) {
    private static final int BYTES = 4;

    /// Empty for another frame and for a payload of another size, which is passed over.
    public static Optional<Heartbeat> read(Frame frame) {
        return frame.is(FrameType.HEARTBEAT) && frame.payload().length == BYTES
            ? Optional.of(new Heartbeat((int) Bytes.u32(frame.payload(), 0))) : Optional.empty();
    }

    public Frame frame() {
        var payload = new byte[BYTES];
        Bytes.putU32(payload, 0, sequence);
        return Frame.of(FrameType.HEARTBEAT, 0, payload);
    }
}
