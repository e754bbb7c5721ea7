package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One token of a stream, or its end.
///
/// @param streamId  0..2^32-1
/// @param sequence  0 for the first, then one more each time, to 2^32-1
/// @param kind      one of those below, or one that nobody knows
/// @param data      empty at the end
@SuppressWarnings("ArrayRecordComponent") // equality is spelled out below
public record StreamData(long streamId, long sequence, int kind, byte[] data) {
    public static final int TEXT = 0;
    public static final int BINARY = 1;
    public static final int END = 2;

    private static final int HEAD_BYTES = 9;

    public StreamData {
        Bytes.requireWithin("streamId", streamId, Bytes.U32_MAX);
        Bytes.requireWithin("sequence", sequence, Bytes.U32_MAX);
        Bytes.requireWithin("kind", kind, 0xFF);
        Objects.requireNonNull(data);
        if (kind == END && data.length > 0) {
            throw new IllegalArgumentException("data: " + data.length + " bytes (expected: none at the end)");
        }
    }

    /// @throws MalformedLumen when it is another frame, too short, or an end with data
    public static StreamData read(Frame frame) throws MalformedLumen {
        Bytes.require(frame, FrameType.STREAM_DATA);
        byte[] payload = frame.payload();
        Bytes.requireAtLeast(payload, HEAD_BYTES);
        int kind = payload[HEAD_BYTES - 1] & 0xFF;
        if (kind == END && payload.length > HEAD_BYTES) {
            throw new MalformedLumen("payload: " + payload.length + " bytes (expected: " + HEAD_BYTES + " at the end)");
        }
        return new StreamData(Bytes.u32(payload, 0), Bytes.u32(payload, 4), kind,
            Arrays.copyOfRange(payload, HEAD_BYTES, payload.length));
    }

    public Frame frame() {
        var payload = new byte[HEAD_BYTES + data.length];
        payload[Bytes.putU32(payload, Bytes.putU32(payload, 0, streamId), sequence)] = (byte) kind;
        System.arraycopy(data, 0, payload, HEAD_BYTES, data.length);
        return Frame.of(FrameType.STREAM_DATA, 0, payload);
    }

    public boolean isEnd() {
        return kind == END;
    }

    /// What a token of text says; empty when it is another kind, or not UTF-8: a character may be cut between tokens.
    public Optional<String> text() {
        if (kind != TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bytes.text(data, 0, data.length));
        } catch (MalformedLumen e) {
            return Optional.empty();
        }
    }

    public static StreamData text(long streamId, long sequence, String text) {
        return new StreamData(streamId, sequence, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public static StreamData end(long streamId, long sequence) {
        return new StreamData(streamId, sequence, END, new byte[0]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StreamData it && streamId == it.streamId && sequence == it.sequence && kind == it.kind
            && Arrays.equals(data, it.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(streamId) + Long.hashCode(sequence)) + 31 * kind + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "StreamData[streamId=" + streamId + ", sequence=" + sequence + ", kind=" + kind
            + ", bytes=" + data.length + "]";
    }
}
