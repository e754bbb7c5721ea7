package dev.candela.lumen.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameTest {
    private static Stream<Named<Json.Obj>> built() {
        return Vectors.of("frames", List.of("build"));
    }

    private static Stream<Named<Json.Obj>> parsed() {
        return Vectors.of("frames", List.of("parse"));
    }

    private static Frame.Parsed parse(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Frame.parse(bytes, 0, bytes.length);
    }

    private static Frame of(Json.Obj row) {
        byte[] payload = row.array("payload_repeat").map(it -> {
            var repeated = new byte[(int) ((Json.Num) it.get(1)).doubleValue()];
            Arrays.fill(repeated, (byte) ((Json.Num) it.get(0)).doubleValue());
            return repeated;
        }).orElseGet(() -> Vectors.hex(row, "payload"));
        return new Frame(Vectors.number(row, "type"), Vectors.number(row, "flags"), payload);
    }

    @ParameterizedTest
    @MethodSource("built")
    void a_frame_is_written_as_the_vector_says_and_reads_back(Json.Obj row) throws NoSuchAlgorithmException {
        var frame = of(row);
        byte[] bytes = frame.bytes();
        if (row.has("hex")) {
            assertThat(Vectors.hex(bytes)).isEqualTo(row.text("hex").orElseThrow());
        } else {
            assertThat(bytes).hasSize(Vectors.number(row, "length"));
            assertThat(Vectors.hex(bytes)).startsWith(row.text("header").orElseThrow());
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
            assertThat(Vectors.hex(sha256)).isEqualTo(row.text("sha256").orElseThrow());
        }
        assertThat(Frame.parse(bytes, 0, bytes.length)).isEqualTo(new Frame.Parsed.Complete(frame, bytes.length));
        var known = FrameType.of(frame.type());
        assertThat(known == null ? "UNKNOWN" : known.name()).isEqualTo(row.text("type_name").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("built")
    void every_truncation_of_a_frame_is_incomplete(Json.Obj row) {
        byte[] bytes = of(row).bytes();
        for (int length = 0; length < bytes.length; length = length < 100 ? length + 1 : length + 997) {
            assertThat(Frame.parse(bytes, 0, length)).as("%d bytes", length).isEqualTo(new Frame.Parsed.Incomplete());
        }
        assertThat(Frame.parse(bytes, 0, bytes.length - 1)).isEqualTo(new Frame.Parsed.Incomplete());
    }

    @ParameterizedTest
    @MethodSource("parsed")
    void bytes_are_parsed_as_the_vector_recommends(Json.Obj row) {
        var parsed = parse(row.text("hex").orElseThrow());
        var expected = row.object("expect").orElseThrow();
        String kind = expected.text("kind").orElseThrow();
        switch (kind) {
            case "complete" -> assertThat(parsed).isEqualTo(
                new Frame.Parsed.Complete(of(expected), Vectors.number(expected, "consumed")));
            case "incomplete" -> assertThat(parsed).isEqualTo(new Frame.Parsed.Incomplete());
            case "incomplete_or_too_large" -> assertThat(parsed).isEqualTo(
                new Frame.Parsed.Malformed("frame length: 4294967295 (expected: <= 2147483615)"));
            case "too_large_or_malformed", "malformed", "json" -> assertThat(parsed).isEqualTo(
                new Frame.Parsed.Malformed("frame length: malformed (expected: Hyb128 below 2^63)"));
            default -> throw new AssertionError(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({"40ffffffffffffffff7f0101, 9223372036854775807", "40f5ffffffffffffff7f010100, 9223372036854775797",
        "4080808080080101, 2147483648", "c0e0ffff7f0101, 2147483616"})
    void a_length_near_the_end_of_numbers_does_not_overflow(String hex, String length) {
        assertThat(parse(hex)).isEqualTo(
            new Frame.Parsed.Malformed("frame length: " + length + " (expected: <= 2147483615)"));
    }

    @Test
    void a_frame_is_found_inside_an_array_and_the_bytes_around_it_are_left_alone() {
        byte[] bytes = HexFormat.of().parseHex("ffff02030061620a0a");
        assertThat(Frame.parse(bytes, 2, 7))
            .isEqualTo(new Frame.Parsed.Complete(new Frame(3, 0, new byte[] {'a', 'b'}), 5));
        assertThat(Frame.parse(bytes, 2, 4)).isEqualTo(new Frame.Parsed.Incomplete());
        assertThatThrownBy(() -> Frame.parse(bytes, 8, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    void a_type_or_flags_that_no_byte_holds_are_refused(int value) {
        var payload = new byte[0];
        assertThatThrownBy(() -> new Frame(value, 0, payload)).hasMessage("type: " + value + " (expected: 0..255)");
        assertThatThrownBy(() -> new Frame(1, value, payload)).hasMessage("flags: " + value + " (expected: 0..255)");
    }

    @Test
    void a_frame_shows_its_type_and_size_but_not_its_payload() {
        assertThat(Frame.of(FrameType.MUX, 4, new byte[3])).hasToString("Frame[type=MUX, flags=4, bytes=3]");
        assertThat(new Frame(0x42, 0, new byte[0])).hasToString("Frame[type=66, flags=0, bytes=0]");
    }

    @Test
    void the_sixteen_types_have_the_codes_of_the_protocol() {
        assertThat(FrameType.values()).extracting(it -> it.code() + " " + it.name()).containsExactly(
            "1 REQUEST", "2 RESPONSE", "3 NOTIFY", "4 STREAM_DATA", "5 SCHEMA_PATCH", "6 STREAM_INIT", "7 DICT_SYNC",
            "8 DISCOVER", "9 MUX", "10 HEARTBEAT", "11 TRANSPORT_INIT", "12 TRANSPORT_ACK", "13 BATCH", "14 FLOW_CTL",
            "15 PROBE", "16 PROBE_ACK");
        assertThat(FrameType.values()).allMatch(it -> FrameType.of(it.code()) == it);
        assertThat(FrameType.of(0)).isNull();
        assertThat(FrameType.of(0x11)).isNull();
        assertThat(FrameType.of(-1)).isNull();
        assertThat(FrameType.of(255)).isNull();
    }
}
