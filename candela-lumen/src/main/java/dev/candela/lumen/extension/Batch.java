package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameHeader;
import dev.candela.lumen.frame.FrameType;
import java.util.ArrayList;
import java.util.List;

/// Several frames in one, in order; none of them a batch. Only for a peer that has the capability `batch_flow`.
public record Batch(List<Frame> frames) {
    /// Frames of the largest batch that is read by default.
    public static final int FRAMES_MAX = 1024;

    private static final int COUNT_BYTES = 2;

    public Batch {
        frames = List.copyOf(frames);
        Bytes.requireWithin("frames", frames.size(), Bytes.U16_MAX);
        if (frames.stream().anyMatch(it -> it.is(FrameType.BATCH))) {
            throw new IllegalArgumentException("frames: a batch among them (expected: no batch in a batch)");
        }
    }

    /// Reads all frames or none. Bytes behind the last one are passed over, as everybody does.
    ///
    /// @param framesMax  most frames that are read
    /// @throws MalformedLumen when it is no batch, was compressed or encrypted as a whole, promises more than is there,
    ///                        or holds another batch or a frame that is none
    public static Batch read(Frame frame, int framesMax) throws MalformedLumen {
        Bytes.require(frame, FrameType.BATCH);
        if (Flags.has(frame.flags(), Flags.COMPRESSED | Flags.ENCRYPTED)) {
            throw new MalformedLumen("flags: " + frame.flags() + " (expected: neither COMPRESSED nor ENCRYPTED)");
        }
        byte[] payload = frame.payload();
        Bytes.requireAtLeast(payload, COUNT_BYTES);
        int count = Bytes.u16(payload, 0);
        int most = Math.min(framesMax, (payload.length - COUNT_BYTES) / FrameHeader.BYTES_MIN);
        if (count > most) {
            throw new MalformedLumen("frames: " + count + " (expected: <= " + most + ")");
        }
        var frames = new ArrayList<Frame>(count);
        int at = COUNT_BYTES;
        while (frames.size() < count) {
            at += add(frames, Frame.parse(payload, at, payload.length - at), at);
        }
        return new Batch(frames);
    }

    /// @return bytes of the frame
    private static int add(List<Frame> frames, Frame.Parsed parsed, int at) throws MalformedLumen {
        return switch (parsed) {
            case Frame.Parsed.Complete(Frame it, int consumed) -> {
                if (it.is(FrameType.BATCH)) {
                    throw MalformedLumen.at(at, "a batch (expected: no batch in a batch)");
                }
                frames.add(it);
                yield consumed;
            }
            case Frame.Parsed.Incomplete() -> throw MalformedLumen.at(at, "cut short (expected: a whole frame)");
            case Frame.Parsed.Malformed(String why) -> throw MalformedLumen.at(at, why);
        };
    }

    public Frame frame() {
        int size = COUNT_BYTES;
        for (var it : frames) {
            size = Math.addExact(size, Math.addExact(FrameHeader.size(it.payload().length), it.payload().length));
        }
        var payload = new byte[size];
        int at = Bytes.putU16(payload, 0, frames.size());
        for (var it : frames) {
            at = FrameHeader.write(payload, at, it.type(), it.flags(), it.payload().length);
            System.arraycopy(it.payload(), 0, payload, at, it.payload().length);
            at += it.payload().length;
        }
        return Frame.of(FrameType.BATCH, 0, payload);
    }
}
