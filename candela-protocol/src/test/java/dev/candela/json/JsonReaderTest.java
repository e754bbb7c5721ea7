package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.MalformedJson.Kind;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);

    private static Json read(String text) throws MalformedJson {
        return READER.read(text.getBytes(UTF_8));
    }

    private static MalformedJson fault(byte[] text) {
        return catchThrowableOfType(MalformedJson.class, () -> READER.read(text));
    }

    private static MalformedJson fault(String text) {
        return fault(text.getBytes(UTF_8));
    }

    @Test
    void a_message_becomes_values_in_the_order_they_were_written() throws MalformedJson {
        var value = read("""
            {"jsonrpc": "2.0", "id": 7, "params": {"b": [1, -2.50, true, false, null], "a": {}, "c": []}}""");
        assertThat(value).isEqualTo(Json.obj("jsonrpc", "2.0", "id", 7, "params", Json.obj(
            "b", Json.arr(1, new java.math.BigDecimal("-2.50"), true, false, null),
            "a", Json.Obj.EMPTY,
            "c", Json.Arr.EMPTY)));
        assertThat(((Json.Obj) value).members().keySet()).containsExactly("jsonrpc", "id", "params");
        assertThat(((Json.Obj) value).object("params").orElseThrow().members().keySet())
            .containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`\"\"`, ``",
        "`\"a\\nb\"`, `a\nb`",
        "`\"\\b\\t\\n\\f\\r\\\"\\\\\\/\"`, `\b\t\n\f\r\"\\/`",
        "`\"\\u0000\"`, `\0`",
        "`\"\\u2603\"`, ☃",
        "`\"☃\"`, ☃",
        "`\"\\ud83d\\ude80\"`, 🚀",
        "`\"🚀\"`, 🚀",
        "`\"\\uD83D\\uDE80\"`, 🚀",
    })
    void strings_are_unescaped(String text, String expected) throws MalformedJson {
        assertThat(read(text)).isEqualTo(new Json.Str(expected));
    }

    @Test
    void half_a_surrogate_pair_in_a_value_is_kept() throws MalformedJson {
        assertThat(read("\"\\ud83d\"")).isEqualTo(new Json.Str("\ud83d"));
        assertThat(read("\"\\ude80\\ud83d\"")).isEqualTo(new Json.Str("\ude80\ud83d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude80", "\\ud83dx", "\\ud83d\\u0041", "\\ude80\\ud83d", "\\ud83d\\n"})
    void half_a_surrogate_pair_in_a_name_is_refused(String name) {
        assertThat(fault("{\"" + name + "\":1}").kind()).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "-0, 0", "7, 7", "-12, -12",
        "9223372036854775807, 9223372036854775807", "-9223372036854775808, -9223372036854775808",
        "1e0, 1", "10E-0, 10", "1.5e1, 15",
    })
    void a_whole_number_of_64_bits_is_one_however_it_is_spelled(String text, long expected) throws MalformedJson {
        assertThat(read(text)).isEqualTo(new Json.Whole(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0", "1.50, 1.50", "-0.0, 0.0", "1e2, 1E+2", "1E+2, 1E+2", "25e-1, 2.5",
        "9223372036854775808, 9223372036854775808", "-9223372036854775809, -9223372036854775809",
        "0.1000000000000000000000000000000000001, 0.1000000000000000000000000000000000001",
        "1e999999999, 1E+999999999", "-1e-999999999, -1E-999999999", "1e0000000000000000000000002, 1E+2",
    })
    void any_other_number_keeps_every_digit(String text, String expected) throws MalformedJson {
        assertThat(read(text)).isEqualTo(new Json.Decimal(new java.math.BigDecimal(expected)));
        assertThat(read(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1e1000000000", "1e-1000000000", "0.1e-999999999", "1e2147483648", "1e9999999999",
        "1e99999999999999999999999", "-1e-99999999999999999999999", "0e9999999999",
    })
    void an_exponent_beyond_range_is_refused_as_a_limit(String text) {
        assertThat(fault(text)).hasMessage("text at byte 0: an exponent beyond range (expected: <= 999999999)")
            .extracting(MalformedJson::kind).isEqualTo(Kind.LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 1", "1 ", "\t\r\n 1 \n", "[ ]", "{ }", " [ 1 , 2 ] ", "{ \"a\" : 1 , \"b\" : 2 }"})
    void white_space_between_tokens_does_not_count(String text) throws MalformedJson {
        assertThat(read(text)).isEqualTo(read(text.replaceAll("\\s", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[", "{", "]", "}", "[1,]", "[,1]", "[1 2]", "[1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\" 1}",
        "{\"a\":1]", "{a:1}", "{'a':1}", "{1:1}", "{\"a\":1 \"b\":2}", "\"", "\"abc", "\"\\", "\"\\x\"", "\"\\u12\"",
        "\"\\u12g4\"", "\"a\nb\"", "\"\t\"", "\"\u0000\"", "{\"a\nb\":1}", "{\"a\u0001\":1}", "'a'", "00", "01", "-01",
        "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "1.5.5", "--1", "1-", "NaN", "Infinity", "-Infinity", "tru", "truex",
        "TRUE", "nul", "None", "undefined", "/**/1", "//\n1", "#\n1", "1//", "\f1", "\u000b1", "\u00a01", "\u001e1",
        "1a", "[1a]", "@",
    })
    void what_is_not_json_is_refused(String text) {
        assertThat(fault(text).kind()).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r "})
    void an_empty_text_is_refused(String text) {
        assertThat(fault(text)).hasMessageEndingWith(": empty (expected: a JSON value)")
            .extracting(MalformedJson::kind).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2", "{}{}", "{} x", "{}]", "[],", "\"a\"\"b\"", "null,", "{}\0", "1\ufeff"})
    void bytes_after_the_value_are_refused(String text) {
        assertThat(fault(text).kind()).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "efbbbf7b7d", // UTF-8 with a byte order mark
        "fffe7b007d00", "feff007b007d", "7b007d00", "007b007d", // UTF-16
        "0000007b0000007d", "7b0000007d000000", // UTF-32
        "5b00", "005b005d",
    })
    void other_encodings_and_byte_order_marks_are_refused(String hex) {
        assertThat(fault(HexFormat.of().parseHex(hex)).kind()).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "22c08022", "22c1bf22", "22e0808022", "22eda08022", "22f4908080", "228022", "22c2", "22ff22",
    })
    void invalid_utf8_is_refused_with_its_place(String hex) {
        assertThat(fault(HexFormat.of().parseHex(hex))).hasMessage("text at byte 1: not UTF-8")
            .extracting(MalformedJson::kind).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"a\":3}", "{\"\":1,\"\":2}", "[{\"x\":{\"b\":1,\"b\":2}}]",
        "{\"id\":1,\"\\u0069d\":2}", "{\"\\ud83d\\ude80\":1,\"🚀\":2}",
        "{\"1\":0,\"2\":0,\"3\":0,\"4\":0,\"5\":0,\"6\":0,\"7\":0,\"8\":0,\"9\":0,\"10\":0,\"11\":0,\"12\":0,\"3\":0}",
    })
    void a_duplicate_name_is_refused(String text) {
        assertThat(fault(text)).hasMessageEndingWith("the object names a member twice (expected: once)")
            .extracting(MalformedJson::kind).isEqualTo(Kind.DUPLICATE_NAME);
    }

    @Test
    void the_same_name_in_different_objects_is_no_duplicate() throws MalformedJson {
        assertThat(read("{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"A\":3}"))
            .hasToString("{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"A\":3}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "`[1,2,}`, `text at byte 5: not JSON`",
        "`[1,2`, `text at byte 4: cut short (expected: the rest of a value)`",
        "`{} {}`, `text at byte 3: a second value (expected: the end)`",
        "`{\"a\":1,\"a\":1}`, `text at byte 12: the object names a member twice (expected: once)`",
    })
    void a_fault_says_where_it_is(String text, String message) throws MalformedJson {
        assertThat(fault(text)).hasMessage(message);
        byte[] inTheMiddle = ("xxxxx" + text + "yyy").getBytes(UTF_8);
        assertThat(catchThrowableOfType(MalformedJson.class,
            () -> READER.read(inTheMiddle, 5, text.length()))).hasMessage(message);
    }

    @Test
    void only_the_bytes_asked_for_are_read() throws MalformedJson {
        assertThat(READER.read("[[1]]]".getBytes(UTF_8), 1, 3)).isEqualTo(Json.arr(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hunter2", "\"hunter2", "{\"hunter2\" 1}", "{hunter2:1}", "[hunter2]", "{\"hunter2\":1,\"hunter2\":1}",
        "\"\\hunter2\"", "thunter2", "nullhunter2", "1hunter2", "-hunter2", "{\"a\":\"hunter2\n\"}", "//hunter2",
        "{\"\\ud83dhunter2\":1}", "[1,2]hunter2", "{\"a\":1}{\"hunter2\":1}",
    })
    void a_fault_quotes_nothing_of_the_text(String text) {
        assertThat(fault(text)).hasMessageNotContaining("hunter").hasMessageNotContaining("'h'").hasNoCause();
    }

    @Test
    void a_reader_goes_on_after_a_fault() throws MalformedJson {
        assertThat(fault("{\"a\":[1,").kind()).isEqualTo(Kind.SYNTAX);
        assertThat(read("{\"a\":[1]}")).isEqualTo(Json.obj("a", Json.arr(1)));
    }
}
