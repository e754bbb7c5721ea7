package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.Arrays;

/// Single frames. A length that no memory could hold is refused at once, where a vector leaves it open.
final class FrameRunner implements Runner {
    /// Bytes of the largest payload that is made from a repeated byte.
    private static final int REPEAT_MAX = 64 * 1024 * 1024;

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "build" -> build(row);
            case "parse" -> parse(row);
            default -> throw row.wrong("op", "build or parse");
        }
    }

    private static void build(Row row) throws Mismatch {
        var frame = frame(row);
        byte[] bytes = frame.bytes();
        if (row.has("hex")) {
            require("hex", row.text("hex"), Row.hex(bytes));
        } else {
            require("length", row.whole("length"), (long) bytes.length);
            String header = row.text("header");
            require("header", header, Row.hex(Arrays.copyOf(bytes, Math.min(bytes.length, header.length() / 2))));
            require("sha256", row.text("sha256"), Digest.sha256(bytes));
        }
        var known = FrameType.of(frame.type());
        require("type_name", row.text("type_name"), known == null ? "UNKNOWN" : known.name());
        require("the frame read back", new Frame.Parsed.Complete(frame, bytes.length),
            Frame.parse(bytes, 0, bytes.length));
        require("one byte less", new Frame.Parsed.Incomplete(), Frame.parse(bytes, 0, bytes.length - 1));
    }

    private static Frame frame(Row row) throws Mismatch {
        int type = row.count("type");
        int flags = row.count("flags");
        if (type > 0xFF || flags > 0xFF) {
            throw new Mismatch("type and flags", "bytes", type + " and " + flags);
        }
        if (!row.has("payload_repeat")) {
            return new Frame(type, flags, row.hex("payload"));
        }
        var repeat = row.list("payload_repeat");
        if (repeat.size() != 2 || Row.count("payload_repeat", repeat.get(1)) > REPEAT_MAX) {
            throw row.wrong("payload_repeat", "a byte and a count <= " + REPEAT_MAX);
        }
        var payload = new byte[Row.count("payload_repeat", repeat.get(1))];
        Arrays.fill(payload, (byte) Row.count("payload_repeat", repeat.get(0)));
        return new Frame(type, flags, payload);
    }

    private static void parse(Row row) throws Mismatch {
        byte[] bytes = row.hex("hex");
        var parsed = Frame.parse(bytes, 0, bytes.length);
        var expected = row.row("expect");
        switch (expected.text("kind")) {
            case "complete" -> {
                if (!(parsed instanceof Frame.Parsed.Complete(Frame frame, int consumed))) {
                    throw new Mismatch("parsed", "a frame", parsed.toString());
                }
                require("frame", Frames.text(frame(expected)), Frames.text(frame));
                require("consumed", expected.count("consumed"), consumed);
            }
            case "incomplete" -> require("parsed", new Frame.Parsed.Incomplete(), parsed);
            case "incomplete_or_too_large" -> require("neither whole nor taken for one", true,
                !(parsed instanceof Frame.Parsed.Complete));
            case "too_large_or_malformed", "malformed", "json" -> require("refused", true,
                parsed instanceof Frame.Parsed.Malformed);
            default -> throw expected.wrong("kind", "complete, incomplete, malformed, json or too large");
        }
    }
}
