package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private static String hex(Json value) {
        return HexFormat.of().formatHex(JsonWriter.bytes(value));
    }

    @Test
    void a_message_is_written_compactly_in_its_order() {
        var message = Json.obj("jsonrpc", "2.0", "id", 1, "result",
            Json.obj("b", Json.arr(1, "x", null), "a", Json.Obj.EMPTY, "c", Json.Arr.EMPTY, "d", true, "e", false));
        assertThat(JsonWriter.bytes(message)).isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"b\":[1,\"x\",null],\"a\":{},\"c\":[],\"d\":true,\"e\":false}}"
                .getBytes(UTF_8));
        assertThat(JsonWriter.text(message)).isEqualTo(message.toString()).isEqualTo(message.toText());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "``, 2222", "a, 226122", "`\"\\/`, 225c225c5c2f22", "`\b\t\n\f\r`, 225c625c745c6e5c665c7222",
        "`\0`, 225c753030303022", "`\u001f`, 225c753030316622", "\u007f, 227f22", "é, 22c3a922", "☃, 22e2988322",
        "🚀, 22f09f9a8022", "`\u2028`, 22e280a822", "\uffff, 22efbfbf22",
    })
    void a_string_is_escaped_only_where_it_must_be(String text, String expected) {
        assertThat(hex(new Json.Str(text))).isEqualTo(expected);
    }

    @Test
    void half_a_surrogate_pair_is_written_as_an_escape() {
        assertThat(JsonWriter.text(new Json.Str("\ud83d"))).isEqualTo("\"\\ud83d\"");
        assertThat(JsonWriter.text(new Json.Str("\ude80\ud83d?"))).isEqualTo("\"\\ude80\\ud83d?\"");
        assertThat(JsonWriter.text(Json.obj("\ud83d", 1))).isEqualTo("{\"\\ud83d\":1}");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 9, 10, -10, 99, 100, 12345, Integer.MAX_VALUE, Integer.MIN_VALUE,
        999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void a_whole_number_is_written_in_digits(long number) {
        assertThat(JsonWriter.text(new Json.Whole(number))).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest
    @CsvSource({"1.0", "1.50", "-0.001", "1E+2", "1.5E+300", "1E-7", "123456789012345678901234567890"})
    void a_decimal_keeps_its_digits(String number) {
        assertThat(JsonWriter.text(new Json.Decimal(new BigDecimal(number)))).isEqualTo(number);
    }

    @Test
    void any_string_of_any_length_reads_back_as_itself() throws MalformedJson {
        var random = new SplittableRandom(20261120);
        var reader = new JsonReader(JsonLimits.DEFAULT);
        String[] pieces = {"plain text ", "?", "\"", "\\", "\n", "\u0001", "é", "☃", "🚀", "\ud83d", "\ude80", "x"};
        for (int round = 0; round < 3000; round++) {
            var text = new StringBuilder();
            int kinds = 1 + random.nextInt(pieces.length);
            for (int i = random.nextInt(300); i > 0; i--) {
                text.append(pieces[random.nextInt(kinds)]);
            }
            var value = Json.arr(text.toString(), round);
            assertThat(reader.read(JsonWriter.bytes(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 127, 128, 129, 1000, 100_000})
    void a_long_string_is_the_same_whether_plain_or_not(int length) throws MalformedJson {
        var reader = new JsonReader(JsonLimits.DEFAULT);
        String plain = "a".repeat(length);
        assertThat(JsonWriter.text(new Json.Str(plain))).isEqualTo("\"" + plain + "\"");
        for (int at : new int[] {0, 1, 7, 8, 9, 62, length - 1}) {
            for (String odd : new String[] {"\"", "\n", "?", "\u0000", "\u007f", "é", "🚀", "\ud83d", "\ude80"}) {
                var value = new Json.Str(plain.substring(0, at) + odd + plain.substring(at));
                assertThat(reader.read(JsonWriter.bytes(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void a_surrogate_pair_is_whole_wherever_it_stands_in_a_long_string() {
        for (int before = 0; before < 200; before++) {
            String text = "é".repeat(before) + "🚀".repeat(100);
            assertThat(JsonWriter.bytes(new Json.Str(text))).isEqualTo(("\"" + text + "\"").getBytes(UTF_8));
        }
    }
}
