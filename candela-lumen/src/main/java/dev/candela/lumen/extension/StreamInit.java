package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.nio.charset.StandardCharsets;

/// Begins a stream of tokens. Only for a peer that has the capability `streaming`.
///
/// @param streamId     0..2^32-1
/// @param tokensMax    most tokens, the end not counted, 0..2^32-1; 0 is without end
/// @param temperature  as it was written; any, also none that is a number
/// @param model        at most [#MODEL_BYTES_MAX] bytes of UTF-8: see [#cut]
public record StreamInit(long streamId, long tokensMax, float temperature, String model) {
    public static final int MODEL_BYTES_MAX = 255;

    private static final int HEAD_BYTES = 13;

    public StreamInit {
        Bytes.requireWithin("streamId", streamId, Bytes.U32_MAX);
        Bytes.requireWithin("tokensMax", tokensMax, Bytes.U32_MAX);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(model)) {
            throw new IllegalArgumentException("model: half a surrogate pair (expected: what UTF-8 can say)");
        }
        Bytes.requireWithin("model bytes", model.getBytes(StandardCharsets.UTF_8).length, MODEL_BYTES_MAX);
    }

    /// As much of a model's name as fits, in whole characters.
    public static String cut(String model) {
        int bytes = 0;
        int end = 0;
        while (end < model.length()) {
            int character = model.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x1_0000 ? 3 : 4;
            if (bytes > MODEL_BYTES_MAX) {
                break;
            }
            end += Character.charCount(character);
        }
        return model.substring(0, end);
    }

    /// @throws MalformedLumen when it is another frame, too short, goes on behind the model, or that is not UTF-8
    public static StreamInit read(Frame frame) throws MalformedLumen {
        Bytes.require(frame, FrameType.STREAM_INIT);
        byte[] payload = frame.payload();
        Bytes.requireAtLeast(payload, HEAD_BYTES);
        int modelBytes = payload[HEAD_BYTES - 1] & 0xFF;
        if (payload.length != HEAD_BYTES + modelBytes) {
            throw new MalformedLumen(
                "payload: " + payload.length + " bytes (expected: " + (HEAD_BYTES + modelBytes) + ")");
        }
        return new StreamInit(Bytes.u32(payload, 0), Bytes.u32(payload, 4),
            Float.intBitsToFloat((int) Bytes.u32(payload, 8)), Bytes.text(payload, HEAD_BYTES, modelBytes));
    }

    public Frame frame() {
        byte[] text = model.getBytes(StandardCharsets.UTF_8);
        var payload = new byte[HEAD_BYTES + text.length];
        int at = Bytes.putU32(payload, 0, streamId);
        at = Bytes.putU32(payload, at, tokensMax);
        at = Bytes.putU32(payload, at, Float.floatToRawIntBits(temperature));
        payload[at] = (byte) text.length;
        System.arraycopy(text, 0, payload, HEAD_BYTES, text.length);
        return Frame.of(FrameType.STREAM_INIT, 0, payload);
    }
}
