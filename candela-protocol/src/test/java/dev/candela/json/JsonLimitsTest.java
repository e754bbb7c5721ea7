package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.MalformedJson.Kind;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {
    private static final JsonReader SMALL = new JsonReader(new JsonLimits(3, 10, 6, 8));
    private static final JsonReader DEFAULT = new JsonReader(JsonLimits.DEFAULT);

    private static MalformedJson fault(JsonReader reader, String text) {
        return catchThrowableOfType(MalformedJson.class, () -> reader.read(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[[[1]]]", "{\"a\":{\"b\":{}}}", "[{\"a\":[]}]",
        "\"0123456789\"", "\"☃☃☃☃☃☃☃☃☃☃\"", "\"🚀🚀🚀🚀🚀\"",
        "\"\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\"",
        "{\"012345\":1}", "{\"☃☃☃☃☃☃\":1}", "{\"🚀🚀🚀\":1}", "{\"\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\":1}",
        "12345678", "-1234567", "1.234567", "-1.2E+34", "[12345678 ]",
    })
    void a_text_exactly_at_a_limit_is_read(String text) throws MalformedJson {
        var value = SMALL.read(text.getBytes(UTF_8));
        assertThat(value).isEqualTo(DEFAULT.read(text.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[[[[]]]]", "[[[{}]]]", "{\"a\":{\"b\":{\"c\":[]}}}", "[[[[[[[[[[[[[[[[",
        "\"0123456789x\"", "\"☃☃☃☃☃☃☃☃☃☃x\"", "\"🚀🚀🚀🚀🚀x\"",
        "\"\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603\\n\"",
        "{\"0123456\":1}", "{\"☃☃☃☃☃☃☃\":1}", "{\"🚀🚀🚀x\":1}", "{\"\\u2603\\u2603\\u2603\\u2603\\u2603\\u2603x\":1}",
        "123456789", "-12345678", "1.2345678", "-1.2E+345", "[123456789 ]",
    })
    void a_text_just_beyond_a_limit_is_refused(String text) {
        assertThat(fault(SMALL, text).kind()).isEqualTo(Kind.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 199, 200, 201, 499, 500, 3999, 4000, 4001, 65535, 65536, 262144})
    void string_and_name_limits_are_exact_wherever_the_parser_has_its_buffers(int charsMax) throws MalformedJson {
        var reader = new JsonReader(new JsonLimits(2, charsMax, charsMax, 10));
        for (String one : new String[] {"a", "é", "☃", "\\n", "\\u2603"}) {
            String most = "\"" + one.repeat(charsMax) + "\"";
            assertThat(reader.read(most.getBytes(UTF_8))).isEqualTo(DEFAULT.read(most.getBytes(UTF_8)));
            assertThat(((Json.Obj) reader.read(("{" + most + ":1}").getBytes(UTF_8))).members().keySet())
                .allMatch(it -> it.length() == charsMax).hasSize(1);
            String more = "\"" + one.repeat(charsMax + 1) + "\"";
            assertThat(fault(reader, more).kind()).isEqualTo(Kind.LIMIT);
            assertThat(fault(reader, "{" + more + ":1}").kind()).isEqualTo(Kind.LIMIT);
        }
    }

    @Test
    void a_limit_message_says_which_limit_and_how_much() {
        assertThat(fault(SMALL, "[[[[]]]]")).hasMessage("text at byte 3: nested 4 deep (expected: <= 3)");
        assertThat(fault(SMALL, "{\"a\":-12345678}"))
            .hasMessage("text at byte 5: a number of 9 characters (expected: <= 8)");
        assertThat(fault(SMALL, "[\"01234567890\"]").getMessage())
            .endsWith(": too long (expected: strings <= 10, names <= 6, numbers <= 8 characters)");
        assertThat(fault(SMALL, "{\"0123456\":1}"))
            .hasMessage("text at byte 1: a name of 7 characters (expected: <= 6)");
    }

    @Test
    void the_default_depth_is_128() throws MalformedJson {
        assertThat(DEFAULT.read(("[".repeat(128) + "]".repeat(128)).getBytes(UTF_8)))
            .hasToString("[".repeat(128) + "]".repeat(128));
        assertThat(fault(DEFAULT, "[".repeat(129) + "]".repeat(129)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault(DEFAULT, "[".repeat(1_000_000)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault(DEFAULT, "{\"a\":".repeat(200_000)).kind()).isEqualTo(Kind.LIMIT);
    }

    @Test
    void the_greatest_depth_fits_the_stack() throws MalformedJson {
        var deep = new JsonReader(new JsonLimits(1000, 10, 10, 10));
        byte[] text = ("[{\"a\":".repeat(500) + "1" + "}]".repeat(500)).getBytes(UTF_8);
        var value = deep.read(text);
        assertThat(JsonWriter.bytes(value)).isEqualTo(text);
        assertThat(value.hashCode()).isEqualTo(deep.read(text).hashCode());
        assertThat(value.equals(deep.read(text))).isTrue();
    }

    @Test
    void many_members_are_no_fault_even_when_their_names_collide() throws MalformedJson {
        // "Aa" and "BB" have the same hash, and so has every text made of as many of them.
        String members = IntStream.range(0, 1 << 13)
            .mapToObj(it -> "\"" + collision(it) + "\":" + it)
            .collect(Collectors.joining(",", "{", "}"));
        var value = (Json.Obj) DEFAULT.read(members.getBytes(UTF_8));
        assertThat(value.members()).hasSize(1 << 13);
        assertThat(value.member(collision(4711))).isEqualTo(new Json.Whole(4711));
        assertThat(value).hasToString(members);
    }

    private static String collision(int number) {
        return IntStream.range(0, 13)
            .mapToObj(it -> (number >> it & 1) == 0 ? "Aa" : "BB")
            .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, depthMax: 0 (expected: 1..1000)",
        "1001, 1, 1, 1, depthMax: 1001 (expected: 1..1000)",
        "1, 0, 1, 1, stringCharsMax: 0 (expected: 1..2147483647)",
        "1, 1, -1, 1, nameCharsMax: -1 (expected: 1..715827882)",
        "1, 1, 1, 10001, numberCharsMax: 10001 (expected: 1..10000)",
    })
    void limits_outside_their_range_are_refused(int depth, int string, int name, int number, String message) {
        assertThatThrownBy(() -> new JsonLimits(depth, string, name, number))
            .isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
