package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.MuxChannels;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.List;
import java.util.Optional;

/// Channels. Data on a paused channel, which the reference refuses, may have been on its way before the pause; here it
/// is taken.
final class MuxRunner implements Runner {
    private static final int CHANNELS_MAX = 256;
    private static final String PAUSED = "ChannelPaused";
    private static final List<String> NAMES = List.of("OPEN", "DATA", "CLOSE", "PAUSE", "RESUME");

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "encode" -> encode(row);
            case "decode" -> require("decoded", decoded(row), read(row.hex("payload")));
            case "registry" -> registry(row);
            default -> throw row.wrong("op", "encode, decode or registry");
        }
    }

    private static void encode(Row row) throws Mismatch {
        var step = step(row);
        require("payload", row.text("payload"), Row.hex(step.frame().payload()));
        require("frame", row.text("frame"), Row.hex(step.frame().bytes()));
        require("decoded", decoded(row), read(row.hex("payload")));
        require("the step read back", Optional.of(step), read(row.hex("payload")));
    }

    private static Optional<MuxFrame> decoded(Row row) throws Mismatch {
        var decoded = row.optionalRow("decoded");
        if (decoded.isEmpty()) {
            return Optional.empty();
        }
        var step = step(decoded.get());
        require("name", decoded.get().text("name"),
            step.command() < NAMES.size() ? NAMES.get(step.command()) : "UNKNOWN");
        return Optional.of(step);
    }

    private static MuxFrame step(Row row) throws Mismatch {
        return new MuxFrame(row.count("sub"), row.count("channel"), row.hex("inner"));
    }

    private static Optional<MuxFrame> read(byte[] payload) {
        try {
            return Optional.of(MuxFrame.read(Frame.of(FrameType.MUX, 0, payload)));
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }

    private static void registry(Row row) throws Mismatch {
        var channels = new MuxChannels(CHANNELS_MAX);
        var steps = row.list("steps");
        var results = row.list("results");
        require("number of results", steps.size(), results.size());
        for (int i = 0; i < steps.size(); i++) {
            if (!(steps.get(i) instanceof Json.Arr(var step)) || step.size() < 2) {
                throw row.wrong("steps", "arrays of a command, a channel and perhaps bytes");
            }
            String expected = results.get(i).toText();
            if (expected.contains(PAUSED) && step.size() > 2) {
                expected = Json.obj("data", step.get(2)).toText();
            }
            require("step " + i, expected, taken(channels, step));
        }
        require("active", row.count("active"), channels.active());
        require("len", row.count("len"), channels.size());
    }

    private static String taken(MuxChannels channels, List<Json> step) throws Mismatch {
        int channel = Row.count("channel", step.get(1));
        if (step.getFirst() instanceof Json.Str) {
            require("steps", "REMOVE", Row.text("steps", step.getFirst()));
            return channels.remove(channel) ? "\"removed:Some(Closed)\"" : "\"not removed\"";
        }
        int command = Row.count("command", step.getFirst());
        byte[] inner = step.size() > 2 ? Row.hex("steps", Row.text("steps", step.get(2))) : new byte[0];
        return switch (channels.apply(new MuxFrame(command, channel, inner))) {
            case MuxChannels.Step.Opened _, MuxChannels.Step.Closed _, MuxChannels.Step.Paused _,
                MuxChannels.Step.Resumed _ -> "\"ok\"";
            case MuxChannels.Step.Data(int _, byte[] data) -> Json.obj("data", Row.hex(data)).toText();
            case MuxChannels.Step.Refused(int refused, MuxChannels.Refusal why) ->
                Json.obj("error", name(why) + "("
                    + (why == MuxChannels.Refusal.UNKNOWN_COMMAND ? command : refused) + ")").toText();
        };
    }

    private static String name(MuxChannels.Refusal why) {
        return switch (why) {
            case DUPLICATE_CHANNEL -> "DuplicateChannel";
            case UNKNOWN_CHANNEL -> "UnknownChannel";
            case CHANNEL_CLOSED -> "ChannelClosed";
            case ALREADY_CLOSED -> "AlreadyClosed";
            case TOO_MANY_CHANNELS -> "TooManyChannels";
            case UNKNOWN_COMMAND -> "UnknownCommand";
        };
    }
}
