package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.StreamData;
import dev.candela.lumen.extension.StreamInit;
import dev.candela.lumen.extension.StreamRegistry;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import java.util.List;
import java.util.Optional;

/// Streams of tokens. Where the reference has a lenient and a strict reader, ours is the strict one.
final class StreamRunner implements Runner {
    private static final int STREAMS_MAX = 8;

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "STREAM_INIT encode" -> encodeInit(row);
            case "STREAM_INIT decode" -> require("strict", init(row.optionalRow("strict")), readInit(row));
            case "STREAM_DATA encode" -> encodeData(row);
            case "STREAM_DATA decode" -> decodeData(row);
            case "registry" -> registry(row);
            default -> throw row.wrong("op", "STREAM_INIT or STREAM_DATA, encode or decode, or registry");
        }
    }

    private static void encodeInit(Row row) throws Mismatch {
        var init = new StreamInit(row.whole("stream_id"), row.whole("max_tokens"),
            Float.intBitsToFloat((int) row.whole("temperature_bits")), StreamInit.cut(row.text("model")));
        require("payload", row.text("payload"), Row.hex(init.frame().payload()));
        require("frame", row.text("frame"), Row.hex(init.frame().bytes()));
        require("decoded", init(row.optionalRow("decoded")), readInit(row));
    }

    private static Optional<StreamInit> init(Optional<Row> row) throws Mismatch {
        return row.isEmpty() ? Optional.empty() : Optional.of(new StreamInit(row.get().whole("stream_id"),
            row.get().whole("max_tokens"), Float.intBitsToFloat((int) row.get().whole("temp_bits")),
            row.get().text("model")));
    }

    private static Optional<StreamInit> readInit(Row row) throws Mismatch {
        try {
            return Optional.of(StreamInit.read(Frame.of(FrameType.STREAM_INIT, 0, row.hex("payload"))));
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }

    private static void encodeData(Row row) throws Mismatch {
        var token = token(row);
        require("payload", row.text("payload"), Row.hex(token.frame().payload()));
        require("frame", row.text("frame"), Row.hex(token.frame().bytes()));
        require("the token read back", Optional.of(token), readData(row));
    }

    private static void decodeData(Row row) throws Mismatch {
        var strict = row.optionalRow("strict");
        var read = readData(row);
        if (strict.isEmpty() || read.isEmpty()) {
            require("whether it is refused", strict.isEmpty(), read.isEmpty());
            return;
        }
        require("token", token(strict.get()), read.get());
        require("text", strict.get().members().text("text"), read.get().text());
        require("end", strict.get().isTrue("end"), read.get().isEnd());
    }

    private static StreamData token(Row row) throws Mismatch {
        return new StreamData(row.whole("stream_id"), row.whole("token_seq"), row.count("token_type"),
            row.hex("data"));
    }

    private static Optional<StreamData> readData(Row row) throws Mismatch {
        try {
            return Optional.of(StreamData.read(Frame.of(FrameType.STREAM_DATA, 0, row.hex("payload"))));
        } catch (MalformedLumen _) {
            return Optional.empty();
        }
    }

    private static void registry(Row row) throws Mismatch {
        var streams = new StreamRegistry(STREAMS_MAX);
        var steps = row.list("steps");
        var results = row.list("results");
        require("number of results", steps.size(), results.size());
        for (int i = 0; i < steps.size(); i++) {
            if (!(steps.get(i) instanceof Json.Arr(var step)) || step.size() < 3) {
                throw row.wrong("steps", "INIT with a stream and a bound, DATA with a stream, a sequence and a type");
            }
            require("step " + i, results.get(i).toText(), taken(streams, step));
        }
    }

    private static String taken(StreamRegistry streams, List<Json> step) throws Mismatch {
        int id = Row.count("stream", step.get(1));
        int number = Row.count("steps", step.get(2));
        return switch (Row.text("steps", step.getFirst())) {
            case "INIT" -> said(streams.begin(new StreamInit(id, number, 0, "")), number);
            case "DATA" -> said(streams.data(new StreamData(id, number, Row.count("type", step.getLast()),
                new byte[0])), number);
            default -> throw new Mismatch("steps", "INIT or DATA", step.toString());
        };
    }

    private static String said(StreamRegistry.Step taken, int number) {
        return switch (taken) {
            case StreamRegistry.Step.Begun _ -> "\"ok\"";
            case StreamRegistry.Step.Token _ -> "{\"end\":false}";
            case StreamRegistry.Step.Ended _ -> "{\"end\":true}";
            case StreamRegistry.Step.Refused(long refused, StreamRegistry.Refusal why, long bound) ->
                Json.obj("error", switch (why) {
                    case DUPLICATE_STREAM -> "DuplicateStream(" + refused + ")";
                    case UNKNOWN_STREAM -> "UnknownStream(" + refused + ")";
                    case SEQUENCE_GAP -> "SequenceGap { expected: " + bound + ", received: " + number + " }";
                    case TOO_MANY_TOKENS -> "TokenLimitExceeded { limit: " + bound + ", count: " + (number + 1) + " }";
                    case TOO_MANY_STREAMS -> "TooManyStreams(" + bound + ")";
                }).toText();
        };
    }
}
