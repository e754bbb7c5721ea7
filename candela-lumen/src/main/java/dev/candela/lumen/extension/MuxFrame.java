package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One step of a channel: a connection inside the connection. Only for a peer that has the capability `x-candela-mux`.
///
/// @param command  one of those below, or one that nobody knows
/// @param channel  0..65535; 0 is like any other
/// @param inner    of [#DATA], one whole frame: see [#innerFrame]; otherwise empty when it is ours
@SuppressWarnings("ArrayRecordComponent") // equality is spelled out below
public record MuxFrame(int command, int channel, byte[] inner) {
    public static final int OPEN = 0;
    public static final int DATA = 1;
    public static final int CLOSE = 2;
    public static final int PAUSE = 3;
    public static final int RESUME = 4;

    private static final int HEAD_BYTES = 3;
    private static final byte[] NONE = new byte[0];

    public MuxFrame {
        Bytes.requireWithin("command", command, 0xFF);
        Bytes.requireWithin("channel", channel, Bytes.U16_MAX);
        Objects.requireNonNull(inner);
    }

    public static MuxFrame open(int channel) {
        return new MuxFrame(OPEN, channel, NONE);
    }

    public static MuxFrame data(int channel, Frame inner) {
        return new MuxFrame(DATA, channel, inner.bytes());
    }

    public static MuxFrame close(int channel) {
        return new MuxFrame(CLOSE, channel, NONE);
    }

    public static MuxFrame pause(int channel) {
        return new MuxFrame(PAUSE, channel, NONE);
    }

    public static MuxFrame resume(int channel) {
        return new MuxFrame(RESUME, channel, NONE);
    }

    /// @throws MalformedLumen when it is another frame, or too short
    public static MuxFrame read(Frame frame) throws MalformedLumen {
        Bytes.require(frame, FrameType.MUX);
        byte[] payload = frame.payload();
        Bytes.requireAtLeast(payload, HEAD_BYTES);
        return new MuxFrame(payload[0] & 0xFF, Bytes.u16(payload, 1),
            Arrays.copyOfRange(payload, HEAD_BYTES, payload.length));
    }

    public Frame frame() {
        var payload = new byte[HEAD_BYTES + inner.length];
        payload[0] = (byte) command;
        Bytes.putU16(payload, 1, channel);
        System.arraycopy(inner, 0, payload, HEAD_BYTES, inner.length);
        return Frame.of(FrameType.MUX, 0, payload);
    }

    /// The one frame that [#DATA] carries.
    ///
    /// @throws MalformedLumen when it is none or more than one, or of a type that belongs to the connection around: a
    ///                        channel in a channel, a probe, the choice of a carrier, or their answers
    public Frame innerFrame() throws MalformedLumen {
        var it = OnlyFrame.of(inner, 0, inner.length);
        var type = FrameType.of(it.type());
        if (type != null && belongsOutside(type)) {
            throw new MalformedLumen("inner frame type: " + it.type() + " (expected: one of a channel)");
        }
        return it;
    }

    private static boolean belongsOutside(FrameType type) {
        return switch (type) {
            case MUX, PROBE, PROBE_ACK, TRANSPORT_INIT, TRANSPORT_ACK -> true;
            case REQUEST, RESPONSE, NOTIFY, STREAM_DATA, SCHEMA_PATCH, STREAM_INIT, DICT_SYNC, DISCOVER, HEARTBEAT,
                BATCH, FLOW_CTL -> false;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MuxFrame it && command == it.command && channel == it.channel
            && Arrays.equals(inner, it.inner);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * command + channel) + Arrays.hashCode(inner);
    }

    @Override
    public String toString() {
        return "MuxFrame[command=" + command + ", channel=" + channel + ", bytes=" + inner.length + "]";
    }
}
