package dev.candela.lumen.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.MalformedJson;
import dev.candela.json.MemberRow;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;
import dev.candela.lumen.payload.Dictionary.Word;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {
    private static final PayloadReader READER = new PayloadReader(Dictionary.STATIC, JsonLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "'', payload at byte 0: cut short (expected: the rest of a value)",
        "00, payload at byte 0: an unknown tag (expected: E0..E7)",
        "e8, payload at byte 0: an unknown tag (expected: E0..E7)",
        "e102, payload at byte 1: a bool that is neither (expected: 00 or 01)",
        "e2000000000000f07f, payload at byte 1: a float that JSON cannot say (expected: a finite one)",
        "e200, payload at byte 1: cut short (expected: the rest of a value)",
        "e3ffffffffffffffffff02, payload at byte 10: an integer too long (expected: 64 bits)",
        "e3ffffffffffffffffffff00, payload at byte 10: an integer too long (expected: 64 bits)",
        "e480, payload at byte 1: a word that is not in the dictionary (expected: one that is)",
        "e701fee0, payload at byte 2: a word that is not in the dictionary (expected: one that is)",
        "e580, payload at byte 1: cut short (expected: the rest of a value)",
        "e57b, payload at byte 1: no length (expected: one)",
        "e50261, payload at byte 2: a length beyond the end (expected: one that fits)",
        "e502c3a9e0, payload at byte 4: more after the value (expected: the end)",
        "e502c328, payload at byte 4: no characters (expected: UTF-8)",
        "e602e0, payload at byte 2: a length beyond the end (expected: one that fits)",
        "e601e601, payload at byte 4: a length beyond the end (expected: one that fits)",
        "e70204e0, payload at byte 2: a length beyond the end (expected: one that fits)",
        "e540ffffffffffffffff7f, payload at byte 11: a length beyond the end (expected: one that fits)",
    })
    void a_fault_is_told_with_its_place(String hex, String message) {
        refuses(READER, HexFormat.of().parseHex(hex), message);
    }

    @ParameterizedTest
    @CsvSource({
        "e38000, 0", "e380808080808080808000, 0", "e5800100" + "61, \"a\"", "e60100, ", "e2000000000000f03f, 1",
        "e20000000000000080, 0", "e504746f6f6c, \"tool\"", "e2000000000000f043, 1.8446744073709552E+19"
    })
    void what_is_not_canonical_is_read_when_it_has_one_meaning(String hex, String json) throws MalformedLumen {
        byte[] payload = HexFormat.of().parseHex(hex);
        if (json == null) {
            refuses(READER, payload, "payload at byte 2: an unknown tag (expected: E0..E7)");
        } else {
            assertThat(READER.read(payload)).hasToString(json);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "e70304e30204e30404e306, {\"id\":3}",
        "e704ff0161e302ff0162e304ff0161e306ff0163e308, '{\"a\":3,\"b\":2,\"c\":4}'",
        "e702ff026964e30204e304, {\"id\":2}",
    })
    void a_name_that_comes_twice_keeps_its_place_and_gets_its_last_value(String hex, String json)
        throws MalformedLumen {
        byte[] payload = HexFormat.of().parseHex(hex);
        assertThat(READER.read(payload)).hasToString(json);
        var out = new Output(0);
        new PayloadToJson(Dictionary.STATIC, JsonLimits.DEFAULT).write(payload, 0, payload.length, out);
        assertThat(out.bytes()).asString().isEqualTo(json);
    }

    @Test
    void the_limits_hold_for_raw_strings_and_for_words() throws MalformedLumen {
        var words = Dictionary.of(List.of(new Word(0x80, "a word of twenty-one")));
        var reader = new PayloadReader(words, new JsonLimits(2, 10, 5, 10));
        var wide = new PayloadReader(words, new JsonLimits(2, 30, 30, 10));
        for (String hex : List.of("e50b6162636465666768696a6b", "e480", "e701ff06616263646566e0", "e701" + "0be0",
            "e70180e0", "e521" + "e29883".repeat(11), "e6" + "01e6" + "01e6" + "00")) {
            byte[] payload = HexFormat.of().parseHex(hex);
            assertThatExceptionOfType(MalformedLumen.class).as(hex).isThrownBy(() -> reader.read(payload))
                .withMessageMatching("payload at byte \\d+: "
                    + "(a (name|string) too long \\(expected: characters <= (5|10)\\)"
                    + "|nested too deep \\(expected: <= 2\\))");
            if (!hex.startsWith("e601")) {
                assertThat(wide.read(payload)).as(hex).isNotNull();
            }
        }
        assertThat(reader.read(HexFormat.of().parseHex("e51ee29883" + "e29883".repeat(9)))).hasToString(
            '"' + "☃".repeat(10) + '"');
    }

    /// Each of these bytes asks for all elements that the input could hold; only the first can get them.
    @ParameterizedTest
    @ValueSource(strings = {"e6800004", "e7800004ff0161", "e6c000100000", "e7c000100000ff00"})
    void counts_in_counts_take_no_more_memory_than_the_input_justifies(String piece) {
        byte[] bytes = HexFormat.of().parseHex(piece);
        byte[] payload = new byte[1 << 20];
        for (int i = 0; i + bytes.length <= payload.length; i += bytes.length) {
            System.arraycopy(bytes, 0, payload, i, bytes.length);
        }
        var reader = new PayloadReader(Dictionary.STATIC, new JsonLimits(1000, 1 << 20, 4096, 100));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatExceptionOfType(MalformedLumen.class).isThrownBy(() -> reader.read(payload));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L * payload.length);
    }

    /// In code of the first compiler, and once faults are common, the frames are largest.
    @Test
    void the_deepest_that_limits_can_allow_fits_into_the_stack_of_a_thread() throws Exception {
        byte[] payload = new byte[2001];
        for (int i = 0; i < 2000; i += 2) {
            payload[i] = (byte) 0xE6;
            payload[i + 1] = 1;
        }
        payload[2000] = (byte) 0xE0;
        var shallow = new JsonLimits(100, 10, 10, 10);
        var reader = new PayloadReader(Dictionary.STATIC, shallow);
        var toJson = new PayloadToJson(Dictionary.STATIC, shallow);
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(MalformedLumen.class).isThrownBy(() -> reader.read(payload));
            assertThatExceptionOfType(MalformedLumen.class)
                .isThrownBy(() -> toJson.write(payload, 0, payload.length, new Output(200)));
        }
        var deep = new JsonLimits(1000, 10, 10, 10);
        var out = new Output(4000);
        var back = new Output(4000);
        var thread = new Thread(null, () -> {
            try {
                new PayloadReader(Dictionary.STATIC, deep).read(payload);
                new PayloadToJson(Dictionary.STATIC, deep).write(payload, 0, payload.length, out);
                new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, deep).write(out.array(), 0, out.size(), back);
            } catch (MalformedLumen | MalformedJson e) {
                throw new AssertionError(e);
            }
        }, "deep", 1 << 20);
        thread.setUncaughtExceptionHandler((_, _) -> back.clear());
        thread.start();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(back.bytes()).isEqualTo(payload);
    }

    @Test
    void words_and_names_that_were_read_before_are_not_made_again() throws MalformedLumen {
        byte[] payload = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA)
            .bytes(Json.parse("{\"inputSchema\":\"text\",\"a name of more than sixteen bytes\":\"object\",\"é\":1}"))
            .orElseThrow();
        READER.read(payload); // strings that come once are not kept
        var first = (Json.Obj) READER.read(payload);
        var second = (Json.Obj) READER.read(payload);
        assertThat(second).isEqualTo(first);
        for (int i = 0; i < 3; i++) {
            assertThat(MemberRow.name(second, i)).isSameAs(MemberRow.name(first, i));
        }
        assertThat(second.member("inputSchema")).isSameAs(first.member("inputSchema"))
            .isSameAs(Dictionary.STATIC.word(8));
    }

    /// Names that begin and end alike meet on one place of the table: each must still be what it is.
    @Test
    void names_that_look_alike_are_told_apart() throws MalformedLumen {
        var writer = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 2000; i++) {
                String zeros = "s".repeat(i % 48) + "\u0000".repeat(i % 3);
                var value = Json.obj("beginning" + i + "theending", "n" + i, zeros, i);
                assertThat(READER.read(writer.bytes(value).orElseThrow()).equals(value)).isTrue();
            }
        }
    }

    @Test
    void every_prefix_of_a_payload_is_refused_wherever_it_lies() {
        var params = Json.obj("name", "écho", "x", Json.arr(1, 0.5, true, null, "y".repeat(70)));
        var value = Json.obj("id", 7, "params", params);
        byte[] payload = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA).bytes(value).orElseThrow();
        for (int length = 0; length < payload.length; length++) {
            byte[] cut = Arrays.copyOf(payload, length);
            int end = length;
            assertThatExceptionOfType(MalformedLumen.class).isThrownBy(() -> READER.read(cut));
            assertThatExceptionOfType(MalformedLumen.class).isThrownBy(() -> READER.read(payload, 0, end));
        }
    }

    @Test
    void a_range_outside_the_array_is_the_callers_fault() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> READER.read(new byte[3], 2, 2));
    }

    private static void refuses(PayloadReader reader, byte[] payload, String message) {
        assertThatExceptionOfType(MalformedLumen.class).isThrownBy(() -> reader.read(payload)).withMessage(message);
    }
}
