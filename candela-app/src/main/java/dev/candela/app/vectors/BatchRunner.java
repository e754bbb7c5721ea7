package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.Batch;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Batches. What is cut short is refused whole, and a batch in a batch, too, which the reference reads.
final class BatchRunner implements Runner {
    private static final int FRAMES_MAX = 0xFFFF;
    private static final int COUNT_BYTES = 2;

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "build" -> build(row);
            case "parse" -> parse(row);
            default -> throw row.wrong("op", "build or parse");
        }
    }

    private static void build(Row row) throws Mismatch {
        var frames = new ArrayList<Frame>();
        for (String it : row.texts("frames")) {
            frames.add(Frames.only("frames", Row.hex("frames", it)));
        }
        var batch = new Batch(frames);
        require("frame", row.text("frame"), Row.hex(batch.frame().bytes()));
        require("the batch read back", Optional.of(frames.stream().map(Frames::text).toList()),
            read(batch.frame()));
    }

    private static void parse(Row row) throws Mismatch {
        byte[] payload = row.hex("payload");
        var read = read(Frame.of(FrameType.BATCH, 0, payload));
        var result = row.optionalRow("result");
        if (result.isEmpty() || payload.length < COUNT_BYTES) {
            require("result", Optional.empty(), result);
            require("frames", Optional.empty(), read);
            return;
        }
        int declared = (payload[0] & 0xFF) | ((payload[1] & 0xFF) << 8);
        var frames = wholeFrames(payload, declared);
        require("declared", declared, result.get().count("declared"));
        var expected = new ArrayList<String>();
        for (var it : result.get().rows("frames")) {
            expected.add(Frames.text(Frames.of(it)));
        }
        require("frames in the bytes", expected, frames.stream().map(Frames::text).toList());
        boolean isTruncated = frames.size() < declared;
        require("truncated", result.get().isTrue("truncated"), isTruncated);
        boolean isRefused = isTruncated || frames.stream().anyMatch(it -> it.is(FrameType.BATCH));
        require("frames", isRefused ? Optional.empty() : Optional.of(expected), read);
    }

    /// What a lenient reader finds: as many frames as are whole.
    private static List<Frame> wholeFrames(byte[] payload, int declared) {
        var frames = new ArrayList<Frame>();
        int at = COUNT_BYTES;
        while (frames.size() < declared && Frame.parse(payload, at, payload.length - at)
            instanceof Frame.Parsed.Complete(Frame it, int consumed)) {
            frames.add(it);
            at += consumed;
        }
        return frames;
    }

    private static Optional<List<String>> read(Frame frame) {
        try {
            return Optional.of(Batch.read(frame, FRAMES_MAX).frames().stream().map(Frames::text).toList());
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }
}
