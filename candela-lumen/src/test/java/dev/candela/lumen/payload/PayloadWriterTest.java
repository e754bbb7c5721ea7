package dev.candela.lumen.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadWriterTest {
    private static final PayloadWriter CANDELA = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);
    private static final PayloadWriter REFERENCE = new PayloadWriter(Dictionary.STATIC, Profile.REFERENCE);
    private static final PayloadWriter INT32 = new PayloadWriter(Dictionary.STATIC, Profile.INT32);

    @ParameterizedTest
    @CsvSource({
        "'{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}', e7030ce503322e3004e3020ae50470696e67",
        "'{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}', e7030ce503322e3004e30202e700",
        "'[null,true,false,-1,0.5,\"search\",\"x\",[],{}]', e609e0e101e100e301e2000000000000e03fe476e50178e600e700",
        "'{\"\":\"\"}', e701ff00e500", "'{\"héé\":\"tool\"}', e701ff0568c3a9c3a9e400"
    })
    void a_value_has_one_form(String json, String hex) {
        assertThat(hex(CANDELA, Json.parse(json))).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({"1.0, e302", "1e3, e3d00f", "-0.0, e300", "0.5, e2000000000000e03f", "100000000000000000000, "
        + "e2408cb5781daf1544", "1e22, e292d54d06cff08044", "9223372036854775807, e3feffffffffffffffff01",
        "9223372036854775000.0, e3b0f3ffffffffffffff01", "0.30000000000000004, e2343333333333d33f"})
    void a_number_of_the_same_value_has_the_same_bytes(String json, String hex) {
        assertThat(hex(CANDELA, Json.parse(json))).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "18446744073709551615", "-9223372036854775809",
        "0.1000000000000000055511151231257827", "3.14159265358979323846", "1e400", "-1e309", "1e-400", "1e999999999",
        "123456789012345678.5", "[[{\"a\":12345678901234567890}]]"})
    void a_number_that_would_lose_a_digit_is_not_written(String json) {
        assertThat(CANDELA.bytes(Json.parse(json))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775808, e2000000000000e043", "18446744073709551615, e2000000000000f043",
        "-9223372036854775809, e3ffffffffffffffffff01", "3.14159265358979323846, e2182d4454fb210940", "1e-400, e300"})
    void the_nearest_double_is_written_where_that_is_asked_for(String json, String hex) {
        assertThat(hex(new PayloadWriter(Dictionary.STATIC, Profile.CANDELA, Precision.NEAREST), Json.parse(json)))
            .isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e309", "1e999999999"})
    void a_number_beyond_every_double_is_not_written_even_then(String json) {
        assertThat(new PayloadWriter(Dictionary.STATIC, Profile.CANDELA, Precision.NEAREST).bytes(Json.parse(json)))
            .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2147483647, true", "2147483648, false", "-2147483648, true", "-2147483649, false",
        "2147483648.0, false", "1750000000000, false", "2147483648.5, true", "1e19, true"})
    void a_peer_of_32_bits_gets_no_integer_it_would_change(String json, boolean isWritten) {
        assertThat(INT32.bytes(Json.parse(json)).isPresent()).isEqualTo(isWritten);
        assertThat(REFERENCE.bytes(Json.parse(json))).isPresent();
    }

    @Test
    void a_reference_peer_gets_no_container_of_more_than_1024_members() {
        assertThat(REFERENCE.bytes(array(1024))).isPresent();
        assertThat(REFERENCE.bytes(array(1025))).isEmpty();
        assertThat(INT32.bytes(Json.obj("a", array(1025)))).isEmpty();
        assertThat(CANDELA.bytes(array(1025))).isPresent();
        assertThat(REFERENCE.bytes(object(1024))).isPresent();
        assertThat(REFERENCE.bytes(object(1025))).isEmpty();
        assertThat(CANDELA.bytes(object(1025))).isPresent();
    }

    @Test
    void a_reference_peer_gets_nothing_nested_more_than_32_deep() {
        assertThat(REFERENCE.bytes(nested(32))).isPresent();
        assertThat(REFERENCE.bytes(nested(33))).isEmpty();
        assertThat(CANDELA.bytes(nested(33))).isPresent();
    }

    @Test
    void a_tree_deeper_than_anything_can_read_is_not_written() {
        assertThat(CANDELA.bytes(nested(1000))).isPresent();
        assertThat(CANDELA.bytes(nested(1001))).isEmpty();
        assertThat(CANDELA.bytes(nested(100_000))).isEmpty();
    }

    @Test
    void what_cannot_be_written_leaves_the_output_as_it_was() {
        var out = new Output(0);
        out.write((byte) 7);
        assertThat(CANDELA.write(Json.parse("[1,2,3,\"x\",1e400]"), out)).isFalse();
        assertThat(out.bytes()).containsExactly(7);
        assertThat(CANDELA.write(Json.Null.NULL, out)).isTrue();
        assertThat(out.bytes()).containsExactly(7, 0xE0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 47, 48, 49, 62, 63, 64, 65, 200, 65535, 65536})
    void a_text_of_any_length_comes_back(int chars) throws MalformedLumen {
        comesBack("x".repeat(chars));
        comesBack("?".repeat(chars));
        comesBack("é".repeat(chars));
        comesBack("☃".repeat(chars));
        comesBack("🚀".repeat(chars));
        comesBack("x".repeat(chars) + "é?");
        comesBack("x".repeat(chars) + "🚀" + "y".repeat(chars));
        comesBack("\ufeff" + "\u0000".repeat(chars));
    }

    private static void comesBack(String text) throws MalformedLumen {
        var value = Json.obj("value", text, text, 1);
        var read = new PayloadReader(Dictionary.STATIC, new JsonLimits(4, 1 << 20, 1 << 20, 10))
            .read(CANDELA.bytes(value).orElseThrow());
        assertThat(read.equals(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'\\ud800x', e504efbfbd78", "'\\udc00', e503efbfbd", "'?\\ud83d?', e5053fefbfbd3f",
        "'\\ud83d\\ude00', e504f09f9880", "'\\ude00\\ud83d', e506efbfbdefbfbd"})
    void half_a_surrogate_pair_becomes_a_replacement_character(String escaped, String hex) {
        assertThat(hex(CANDELA, Json.parse('"' + escaped + '"'))).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udfff", "?\ud800", "é\udc00?"})
    void that_holds_in_long_texts_and_names_too(String half) throws MalformedLumen {
        String text = "some words and a question? ".repeat(5) + half + " end";
        var value = Json.obj(text, text);
        var read = new PayloadReader(Dictionary.STATIC, JsonLimits.DEFAULT).read(CANDELA.bytes(value).orElseThrow());
        String expected = text.replaceAll("[\ud800-\udfff]", "\ufffd");
        assertThat(read).isEqualTo(Json.obj(expected, expected));
    }

    private static Json array(int count) {
        return new Json.Arr(Collections.nCopies(count, Json.Null.NULL));
    }

    private static Json object(int count) {
        return new Json.Obj(IntStream.range(0, count).boxed()
            .collect(Collectors.toMap(it -> "n" + it, it -> Json.Null.NULL)));
    }

    private static Json nested(int depth) {
        Json value = Json.Null.NULL;
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? Json.arr(value) : new Json.Obj(Collections.singletonMap("a", value));
        }
        return value;
    }

    private static String hex(PayloadWriter writer, Json value) {
        return HexFormat.of().formatHex(writer.bytes(value).orElseThrow());
    }
}
