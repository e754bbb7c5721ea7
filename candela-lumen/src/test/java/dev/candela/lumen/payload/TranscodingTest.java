package dev.candela.lumen.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;
import dev.candela.lumen.Vectors;
import dev.candela.lumen.payload.Dictionary.Word;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From text to payload and back without a tree: the same bytes as through a tree, and nothing made on the way.
class TranscodingTest {
    private static final JsonLimits LIMITS = JsonLimits.DEFAULT;

    /// What one text or payload may allocate beside its output: two objects that hold the place.
    private static final long CONSTANT_BYTES_MAX = 256;

    @ParameterizedTest
    @CsvSource({
        "'\"\\u0074ool\"', e400", "'\"to\\u006Fl\"', e400", "'{\"\\u0069d\":1}', e70104e302",
        "'\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"', "
        + "e508225c2f080c0a0d09", "'\"\\ud83d\\ude80\"', e504f09f9a80", "'\"\\ud83d\\u0041\"', e504efbfbd41",
        "'\"\\ud83dx\"', e504efbfbd78", "'\"\\ude80\"', e503efbfbd", "'\"\\u00e9\\u2603\\u0000\"', e506c3a9e2988300",
        "'\"\\ud83d\\ud83d\\ude80\"', e507efbfbdf09f9a80", "' [ 1 , { \"a\" : null } ] ', e602e302e701ff0161e0"
    })
    void a_text_with_escapes_and_spaces_means_what_it_says(String text, String hex) throws MalformedJson {
        assertThat(HexFormat.of().formatHex(payload(text))).isEqualTo(hex);
    }

    /// Sixty-three bytes or fewer have a length of one byte, and it is not known before the escapes are undone.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 61, 62, 63, 64, 65, 10921, 10922, 10923, 10924, 65535, 65536})
    void a_text_of_escapes_has_the_shortest_length_whatever_it_took_before(int count) throws MalformedJson {
        sameBothWays("\"" + "\\u0041".repeat(count) + "\"");
        sameBothWays("\"" + "x".repeat(count) + "\\n\"");
        sameBothWays("{\"" + "\\u00e9".repeat(Math.min(count, 4000)) + "\":\"" + "\\u2603\\\\".repeat(count) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 62, 63, 64, 65, 65535, 65536})
    void a_count_that_comes_late_is_as_short_as_any_other(int count) throws MalformedJson {
        String elements = IntStream.range(0, count).mapToObj(it -> "1").collect(Collectors.joining(","));
        String members = IntStream.range(0, count).mapToObj(it -> "\"n" + it + "\":1").collect(Collectors.joining(","));
        sameBothWays("[" + elements + "]");
        sameBothWays("{" + members + "}");
        sameBothWays("[[" + elements + "],{" + members + "},[[" + elements + "]],2]");
    }

    @Test
    void many_wide_counts_inside_each_other_are_all_put_in() throws MalformedJson {
        String text = "0";
        for (int depth = 0; depth < 100; depth++) {
            text = "[" + "1,".repeat(depth * 2) + text + ",[" + "2,".repeat(80) + "3]]";
        }
        sameBothWays(text);
    }

    @Test
    void the_output_keeps_what_was_there_before() throws MalformedJson, MalformedLumen {
        var out = new Output(0);
        out.write((byte) 7);
        byte[] text = ("[" + "1,".repeat(70) + "1]").getBytes(UTF_8);
        new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, LIMITS).write(text, 0, text.length, out);
        byte[] payload = payload(new String(text, UTF_8));
        assertThat(out.bytes()).startsWith(7).endsWith(payload).hasSize(1 + payload.length);
        out.end(1);
        new PayloadToJson(Dictionary.STATIC, LIMITS).write(payload, 0, payload.length, out);
        assertThat(out.bytes()).startsWith(7).endsWith(text).hasSize(1 + text.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{a:1}",
        "1 2", "[] ]", "01", "1.", "\"\\x\"", "\"\\ud83\"", "{\"\\ud83d\":1}", "nul", "\"\u0001\"", "[1e999999999999]"})
    void what_is_not_json_is_refused_and_leaves_the_output_as_it_was(String text) {
        var way = new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, LIMITS);
        var out = new Output(0);
        out.write((byte) 7);
        byte[] bytes = text.getBytes(UTF_8);
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> way.write(bytes, 0, bytes.length, out));
        assertThat(out.bytes()).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 16, 17, 18, 40, 200})
    void a_name_given_twice_is_refused_however_many_there_are_and_however_it_is_spelled(int count)
        throws MalformedJson {
        String members = IntStream.range(0, count)
            .mapToObj(it -> "\"n\\u00e9" + it + "\":{\"id\":1,\"n\\u00e90\":2}")
            .collect(Collectors.joining(","));
        sameBothWays("{" + members + "}");
        for (String name : List.of("né0", "n\\u00e90", "\\u006e\\u00E90")) {
            byte[] text = ("{\"a\":1," + members + ",\"" + name + "\":3}").getBytes(UTF_8);
            var way = new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, LIMITS);
            assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> way.write(text, 0, text.length, new Output(0)))
                .satisfies(it -> assertThat(it.kind()).isEqualTo(MalformedJson.Kind.DUPLICATE_NAME));
        }
    }

    @ParameterizedTest
    @CsvSource({"1e400, CANDELA", "18446744073709551615, CANDELA", "2147483648, INT32"})
    void what_cannot_be_said_is_not_written_but_still_has_to_be_json(String number, Profile profile)
        throws MalformedJson {
        var way = new JsonToPayload(Dictionary.STATIC, profile, LIMITS);
        var out = new Output(0);
        byte[] good = ("[" + number + ",{\"a\":[1]}]").getBytes(UTF_8);
        assertThat(way.write(good, 0, good.length, out)).isFalse();
        assertThat(out.size()).isZero();
        byte[] bad = ("[" + number + ",{\"a\":[1]}").getBytes(UTF_8);
        assertThatExceptionOfType(MalformedJson.class).isThrownBy(() -> way.write(bad, 0, bad.length, out));
        byte[] next = "[]".getBytes(UTF_8);
        assertThat(way.write(next, 0, next.length, out)).isTrue();
        assertThat(out.bytes()).containsExactly(0xE6, 0);
    }

    @Test
    void the_profile_limits_depth_and_members_here_too() throws MalformedJson {
        var way = new JsonToPayload(Dictionary.STATIC, Profile.REFERENCE, LIMITS);
        byte[] deep = ("[".repeat(33) + "]".repeat(33)).getBytes(UTF_8);
        byte[] wide = ("[" + "1,".repeat(1024) + "1]").getBytes(UTF_8);
        var out = new Output(0);
        assertThat(way.write(deep, 0, deep.length, out)).isFalse();
        assertThat(way.write(wide, 0, wide.length, out)).isFalse();
        assertThat(way.write(deep, 1, deep.length - 2, out)).isTrue();
        out.clear();
        assertThat(way.write(wide, 0, wide.length, new Output(0))).isFalse();
    }

    @Test
    void words_of_a_session_are_known_in_both_directions() throws MalformedJson, MalformedLumen {
        var words = Dictionary.of(List.of(new Word(0x80, "été \"1\""), new Word(0x81, "\n")));
        byte[] text = "{\"été \\\"1\\\"\":\"\\n\",\"\\n\":\"\\u00e9t\\u00e9 \\\"1\\\"\"}".getBytes(UTF_8);
        var out = new Output(0);
        assertThat(new JsonToPayload(words, Profile.CANDELA, LIMITS).write(text, 0, text.length, out)).isTrue();
        assertThat(HexFormat.of().formatHex(out.bytes())).isEqualTo("e70280e48181e480");
        byte[] payload = out.bytes();
        out.clear();
        new PayloadToJson(words, LIMITS).write(payload, 0, payload.length, out);
        assertThat(out.bytes()).asString(UTF_8).isEqualTo("{\"été \\\"1\\\"\":\"\\n\",\"\\n\":\"été \\\"1\\\"\"}");
    }

    static List<Named<Json.Obj>> messages() throws IOException, MalformedJson {
        return Vectors.in("messages.json");
    }

    /// None of the messages has an object of more than 16 members or a decimal of more than 15 digits.
    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void beside_its_output_a_message_allocates_next_to_nothing(Json.Obj vector) throws Exception {
        byte[] text = Vectors.message(vector.text("name").orElseThrow());
        byte[] payload = payload(new String(text, UTF_8));
        var out = new Output(2 * text.length + 64);
        var toPayload = new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, LIMITS);
        var toJson = new PayloadToJson(Dictionary.STATIC, LIMITS);
        long toPayloadBytes = Long.MAX_VALUE;
        long toJsonBytes = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // the first time their own memory grows, later a compiler may interfere
            out.clear();
            toPayloadBytes = Math.min(toPayloadBytes, Allocation.of(() -> toPayload.write(text, 0, text.length, out)));
            assertThat(out.size()).isEqualTo(payload.length);
            out.clear();
            toJsonBytes = Math.min(toJsonBytes, Allocation.of(() -> toJson.write(payload, 0, payload.length, out)));
        }
        assertThat(toPayloadBytes).isLessThan(CONSTANT_BYTES_MAX);
        assertThat(toJsonBytes).isLessThan(CONSTANT_BYTES_MAX);
    }

    private static void sameBothWays(String text) throws MalformedJson {
        var value = new JsonReader(LIMITS).read(text.getBytes(UTF_8));
        byte[] payload = payload(text);
        byte[] expected = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA).bytes(value).orElseThrow();
        if (!Arrays.equals(payload, expected)) {
            assertThat(payload).isEqualTo(expected);
        }
        var out = new Output(0);
        try {
            new PayloadToJson(Dictionary.STATIC, LIMITS).write(payload, 0, payload.length, out);
        } catch (MalformedLumen e) {
            throw new AssertionError(e);
        }
        assertThat(new String(out.bytes(), UTF_8).equals(value.toText())).as("text").isTrue();
    }

    private static byte[] payload(String text) throws MalformedJson {
        byte[] bytes = text.getBytes(UTF_8);
        var out = new Output(0);
        assertThat(new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, LIMITS).write(bytes, 0, bytes.length, out))
            .isTrue();
        return out.bytes();
    }
}
