package dev.candela.app.lumen;

import dev.candela.json.Json;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.Batch;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadReader;
import java.util.function.Consumer;

/// Finds the messages in frames that follow one another, also those in batches and channels.
public final class FrameDecoder {
    private static final int FRAMES_MAX = 0xFFFF;
    private static final PayloadReader PAYLOADS = new PayloadReader(Dictionary.STATIC, Bounds.JSON);
    private static final JsonReader TEXTS = new JsonReader(Bounds.JSON);

    private final Consumer<Decoded> found;

    private FrameDecoder(Consumer<Decoded> found) {
        this.found = found;
    }

    /// Hands out what the frames hold, in their order, up to a fault.
    ///
    /// @throws MalformedLumen at the first frame that is none, is cut short, or must be refused
    public static void decode(byte[] bytes, Consumer<Decoded> found) throws MalformedLumen {
        if (bytes.length == 0) {
            throw new MalformedLumen("input: empty (expected: frames)");
        }
        new FrameDecoder(found).all(bytes);
    }

    /// The value of a payload.
    ///
    /// @throws MalformedLumen when the bytes are not exactly one
    public static Json payload(byte[] bytes) throws MalformedLumen {
        return PAYLOADS.read(bytes);
    }

    private void all(byte[] bytes) throws MalformedLumen {
        int at = 0;
        while (at < bytes.length) {
            at += switch (Frame.parse(bytes, at, bytes.length - at)) {
                case Frame.Parsed.Complete(Frame frame, int consumed) -> {
                    outer(frame, at);
                    yield consumed;
                }
                case Frame.Parsed.Incomplete() ->
                    throw new MalformedLumen("frame at byte " + at + ": cut short (expected: a whole frame)");
                case Frame.Parsed.Malformed(String why) ->
                    throw new MalformedLumen("frame at byte " + at + ": " + why);
            };
        }
    }

    private void outer(Frame frame, int at) throws MalformedLumen {
        try {
            take(frame, 1);
        } catch (MalformedLumen e) {
            throw new MalformedLumen("frame at byte " + at + ": " + e.getMessage());
        }
    }

    private void take(Frame frame, int depth) throws MalformedLumen {
        var type = FrameType.of(frame.type());
        if (type == null) {
            found.accept(new Decoded.Other(frame));
            return;
        }
        if (depth > Bounds.FRAME_DEPTH_MAX) {
            throw new MalformedLumen("frames: nested " + depth + " deep (expected: <= " + Bounds.FRAME_DEPTH_MAX + ")");
        }
        if (Flags.has(frame.flags(), Flags.RESERVED | Flags.FRAGMENTED)) {
            throw new MalformedLumen("flags: %02x (expected: neither FRAGMENTED nor reserved ones)"
                .formatted(frame.flags()));
        }
        if (Flags.has(frame.flags(), Flags.ENCRYPTED)) {
            found.accept(new Decoded.Other(frame));
            return;
        }
        switch (type) {
            case REQUEST, RESPONSE, NOTIFY -> found.accept(new Decoded.Message(message(frame)));
            case BATCH -> {
                for (var it : Batch.read(frame, FRAMES_MAX).frames()) {
                    take(it, depth + 1);
                }
            }
            case MUX -> channel(frame, depth);
            case STREAM_DATA, SCHEMA_PATCH, STREAM_INIT, DICT_SYNC, DISCOVER, HEARTBEAT, TRANSPORT_INIT,
                TRANSPORT_ACK, FLOW_CTL, PROBE, PROBE_ACK -> found.accept(new Decoded.Other(frame));
        }
    }

    private void channel(Frame frame, int depth) throws MalformedLumen {
        var step = MuxFrame.read(frame);
        if (step.command() == MuxFrame.DATA) {
            take(step.innerFrame(), depth + 1);
        } else {
            found.accept(new Decoded.Other(frame));
        }
    }

    private static Json message(Frame frame) throws MalformedLumen {
        if (Flags.has(frame.flags(), Flags.COMPRESSED)) {
            return PAYLOADS.read(frame.payload());
        }
        try {
            return TEXTS.read(frame.payload());
        } catch (MalformedJson e) {
            throw new MalformedLumen(Texts.said(e));
        }
    }
}
