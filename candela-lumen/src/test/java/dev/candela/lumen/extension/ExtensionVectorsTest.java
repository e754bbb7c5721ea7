package dev.candela.lumen.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.frame.Vectors;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every vector of batches, flow control, channels and streams. They come from the one reference that has these.
final class ExtensionVectorsTest {
    private static final byte[] NONE = new byte[0];

    private static Stream<Named<Json.Obj>> batches() {
        return Vectors.of("batch");
    }

    private static Stream<Named<Json.Obj>> flowControls() {
        return Vectors.of("flow_ctl");
    }

    private static Stream<Named<Json.Obj>> muxFrames() {
        return Vectors.of("mux", List.of("encode", "decode"));
    }

    private static Stream<Named<Json.Obj>> muxRegistries() {
        return Vectors.of("mux", List.of("registry"));
    }

    private static Stream<Named<Json.Obj>> streamInits() {
        return Vectors.of("stream", List.of("STREAM_INIT encode", "STREAM_INIT decode"));
    }

    private static Stream<Named<Json.Obj>> streamData() {
        return Vectors.of("stream", List.of("STREAM_DATA encode", "STREAM_DATA decode"));
    }

    private static Stream<Named<Json.Obj>> streamRegistries() {
        return Vectors.of("stream", List.of("registry"));
    }

    private static Frame parsed(byte[] bytes) {
        var parsed = (Frame.Parsed.Complete) Frame.parse(bytes, 0, bytes.length);
        assertThat(parsed.consumed()).isEqualTo(bytes.length);
        return parsed.frame();
    }

    private static String op(Json.Obj row) {
        return row.text("op").orElseThrow();
    }

    /// The reference reads a batch inside a batch; it and whatever is cut short are refused here.
    @ParameterizedTest
    @MethodSource("batches")
    void a_batch_is_as_the_vector_says(Json.Obj row) throws MalformedLumen {
        if (op(row).equals("build")) {
            var frames = row.array("frames").orElseThrow().stream()
                .map(it -> parsed(HexFormat.of().parseHex(((Json.Str) it).text()))).toList();
            var batch = new Batch(frames);
            assertThat(Vectors.hex(batch.frame().bytes())).isEqualTo(row.text("frame").orElseThrow());
            assertThat(Batch.read(batch.frame(), frames.size())).isEqualTo(batch);
            return;
        }
        var outer = Frame.of(FrameType.BATCH, 0, Vectors.hex(row, "payload"));
        var result = row.object("result");
        boolean isNested = row.text("name").orElseThrow().equals("nested batch");
        if (result.isEmpty() || result.get().isTrue("truncated") || isNested) {
            assertThatThrownBy(() -> Batch.read(outer, 100)).isInstanceOf(MalformedLumen.class);
            return;
        }
        var expected = result.get().array("frames").orElseThrow().stream().map(Json.Obj.class::cast)
            .map(it -> new Frame(Vectors.number(it, "type"), Vectors.number(it, "flags"), Vectors.hex(it, "payload")));
        assertThat(Batch.read(outer, 100).frames()).containsExactlyElementsOf(expected.toList());
    }

    @ParameterizedTest
    @MethodSource("flowControls")
    void a_word_of_flow_control_is_as_the_vector_says(Json.Obj row) throws MalformedLumen {
        var frame = parsed(Vectors.hex(row, "frame"));
        var expected = row.object("parsed");
        if (expected.isEmpty()) {
            assertThatThrownBy(() -> FlowControl.read(frame)).isInstanceOf(MalformedLumen.class);
            return;
        }
        var word = new FlowControl(expected.get().isTrue("pause"),
            Vectors.number(expected.get(), "stream_id"), Vectors.longNumber(expected.get(), "window"));
        assertThat(FlowControl.read(frame)).isEqualTo(word);
        if (op(row).equals("build")) {
            assertThat(Vectors.hex(word.frame().bytes())).isEqualTo(row.text("frame").orElseThrow());
        }
    }

    @ParameterizedTest
    @MethodSource("muxFrames")
    void a_step_of_a_channel_is_as_the_vector_says(Json.Obj row) throws MalformedLumen {
        var frame = Frame.of(FrameType.MUX, 0, Vectors.hex(row, "payload"));
        var decoded = row.object("decoded");
        if (decoded.isEmpty()) {
            assertThatThrownBy(() -> MuxFrame.read(frame)).isInstanceOf(MalformedLumen.class);
            return;
        }
        var step = new MuxFrame(Vectors.number(decoded.get(), "sub"), Vectors.number(decoded.get(), "channel"),
            Vectors.hex(decoded.get(), "inner"));
        assertThat(MuxFrame.read(frame)).isEqualTo(step);
        assertThat(Vectors.hex(step.frame().bytes())).isEqualTo(row.text("frame").orElseThrow());
    }

    /// The reference refuses data on a paused channel, which may have been on its way before the pause; here it is
    /// taken.
    @ParameterizedTest
    @MethodSource("muxRegistries")
    void channels_take_the_steps_of_the_vector(Json.Obj row) {
        var channels = new MuxChannels(256);
        var results = new ArrayList<String>();
        for (var it : row.array("steps").orElseThrow()) {
            var step = ((Json.Arr) it).elements();
            int channel = (int) ((Json.Num) step.get(1)).doubleValue();
            if (step.getFirst() instanceof Json.Str) {
                results.add(channels.remove(channel) ? "\"removed:Some(Closed)\"" : "not removed");
            } else {
                byte[] inner = step.size() > 2 ? HexFormat.of().parseHex(((Json.Str) step.get(2)).text()) : NONE;
                int command = (int) ((Json.Num) step.getFirst()).doubleValue();
                results.add(said(channels.apply(new MuxFrame(command, channel, inner)), command));
            }
        }
        var expected = row.array("results").orElseThrow().stream().map(Json::toText)
            .map(it -> it.equals("{\"error\":\"ChannelPaused(1)\"}") ? "{\"data\":\"bb\"}" : it).toList();
        assertThat(results).isEqualTo(expected);
        assertThat(channels.active()).isEqualTo(Vectors.number(row, "active"));
        assertThat(channels.size()).isEqualTo(Vectors.number(row, "len"));
    }

    private static String said(MuxChannels.Step step, int command) {
        return switch (step) {
            case MuxChannels.Step.Opened _, MuxChannels.Step.Closed _, MuxChannels.Step.Paused _,
                MuxChannels.Step.Resumed _ -> "\"ok\"";
            case MuxChannels.Step.Data(int _, byte[] inner) -> "{\"data\":\"" + Vectors.hex(inner) + "\"}";
            case MuxChannels.Step.Refused(int channel, MuxChannels.Refusal why) -> "{\"error\":\"" + switch (why) {
                case DUPLICATE_CHANNEL -> "DuplicateChannel(" + channel;
                case UNKNOWN_CHANNEL -> "UnknownChannel(" + channel;
                case CHANNEL_CLOSED -> "ChannelClosed(" + channel;
                case ALREADY_CLOSED -> "AlreadyClosed(" + channel;
                case TOO_MANY_CHANNELS -> "TooManyChannels(" + channel;
                case UNKNOWN_COMMAND -> "UnknownCommand(" + command;
            } + ")\"}";
        };
    }

    /// Where the reference has a lenient and a strict reader, ours is the strict one.
    @ParameterizedTest
    @MethodSource("streamInits")
    void the_beginning_of_a_stream_is_as_the_vector_says(Json.Obj row) throws MalformedLumen {
        var frame = Frame.of(FrameType.STREAM_INIT, 0, Vectors.hex(row, "payload"));
        if (op(row).endsWith("decode")) {
            assertThat(row.object("strict")).isEmpty();
            assertThatThrownBy(() -> StreamInit.read(frame)).isInstanceOf(MalformedLumen.class);
            return;
        }
        var init = new StreamInit(Vectors.longNumber(row, "stream_id"), Vectors.longNumber(row, "max_tokens"),
            Float.intBitsToFloat((int) Vectors.longNumber(row, "temperature_bits")),
            StreamInit.cut(row.text("model").orElseThrow()));
        assertThat(Vectors.hex(init.frame().bytes())).isEqualTo(row.text("frame").orElseThrow());
        assertThat(StreamInit.read(frame)).isEqualTo(init);
        assertThat(init.model()).isEqualTo(row.object("decoded").orElseThrow().text("model").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("streamData")
    void a_token_is_as_the_vector_says(Json.Obj row) throws MalformedLumen {
        var frame = Frame.of(FrameType.STREAM_DATA, 0, Vectors.hex(row, "payload"));
        boolean isWritten = op(row).endsWith("encode");
        var expected = isWritten ? row : row.object("strict").orElse(null);
        if (expected == null) {
            assertThatThrownBy(() -> StreamData.read(frame)).isInstanceOf(MalformedLumen.class);
            return;
        }
        var token = new StreamData(Vectors.longNumber(expected, "stream_id"), Vectors.longNumber(expected, "token_seq"),
            Vectors.number(expected, "token_type"), Vectors.hex(expected, "data"));
        assertThat(StreamData.read(frame)).isEqualTo(token);
        if (isWritten) {
            assertThat(Vectors.hex(token.frame().bytes())).isEqualTo(row.text("frame").orElseThrow());
        } else {
            assertThat(token.text()).isEqualTo(expected.text("text"));
            assertThat(token.isEnd()).isEqualTo(expected.isTrue("end"));
        }
    }

    @ParameterizedTest
    @MethodSource("streamRegistries")
    void streams_take_the_steps_of_the_vector(Json.Obj row) {
        var streams = new StreamRegistry(8);
        var results = new ArrayList<String>();
        for (var it : row.array("steps").orElseThrow()) {
            var step = ((Json.Arr) it).elements();
            int id = (int) ((Json.Num) step.get(1)).doubleValue();
            int number = (int) ((Json.Num) step.get(2)).doubleValue();
            var taken = step.size() == 3 ? streams.begin(new StreamInit(id, number, 0, ""))
                : streams.data(new StreamData(id, number, (int) ((Json.Num) step.get(3)).doubleValue(), NONE));
            results.add(said(taken, number));
        }
        assertThat(results).isEqualTo(row.array("results").orElseThrow().stream().map(Json::toText).toList());
    }

    private static String said(StreamRegistry.Step step, int number) {
        return switch (step) {
            case StreamRegistry.Step.Begun _ -> "\"ok\"";
            case StreamRegistry.Step.Token _ -> "{\"end\":false}";
            case StreamRegistry.Step.Ended _ -> "{\"end\":true}";
            case StreamRegistry.Step.Refused(long id, StreamRegistry.Refusal why, long bound) ->
                "{\"error\":\"" + switch (why) {
                    case DUPLICATE_STREAM -> "DuplicateStream(" + id + ")";
                    case UNKNOWN_STREAM -> "UnknownStream(" + id + ")";
                    case SEQUENCE_GAP -> "SequenceGap { expected: " + bound + ", received: " + number + " }";
                    case TOO_MANY_TOKENS ->
                        "TokenLimitExceeded { limit: " + bound + ", count: " + (number + 1) + " }";
                    case TOO_MANY_STREAMS -> "TooManyStreams(" + bound + ")";
                } + "\"}";
        };
    }
}
