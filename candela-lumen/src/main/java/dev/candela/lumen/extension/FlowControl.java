package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;

/// How much a receiver takes from now on. Only for a peer that has the capability `batch_flow`.
///
/// @param pause     stop, or take less; otherwise go on
/// @param streamId  0..65535; 0 is all of the connection
/// @param window    bytes that may still come, 0..2^32-1; the largest is without end
public record FlowControl(boolean pause, int streamId, long window) {
    /// The stream that stands for all.
    public static final int ALL = 0;

    /// A window without end.
    public static final long ENDLESS = Bytes.U32_MAX;

    private static final int BYTES = 6;

    public FlowControl {
        Bytes.requireWithin("streamId", streamId, Bytes.U16_MAX);
        Bytes.requireWithin("window", window, Bytes.U32_MAX);
    }

    public static FlowControl stop(int streamId) {
        return new FlowControl(true, streamId, 0);
    }

    public static FlowControl go(int streamId, long window) {
        return new FlowControl(false, streamId, window);
    }

    /// Bytes behind what is known are passed over; of the flags only [Flags#PAUSE] is looked at.
    ///
    /// @throws MalformedLumen when it is another frame, or too short
    public static FlowControl read(Frame frame) throws MalformedLumen {
        Bytes.require(frame, FrameType.FLOW_CTL);
        Bytes.requireAtLeast(frame.payload(), BYTES);
        return new FlowControl(Flags.has(frame.flags(), Flags.PAUSE),
            Bytes.u16(frame.payload(), 0), Bytes.u32(frame.payload(), 2));
    }

    public Frame frame() {
        var payload = new byte[BYTES];
        Bytes.putU32(payload, Bytes.putU16(payload, 0, streamId), window);
        return Frame.of(FrameType.FLOW_CTL, pause ? Flags.PAUSE : 0, payload);
    }
}
