package dev.candela.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json.Arr;
import dev.candela.json.Json.Bool;
import dev.candela.json.Json.Decimal;
import dev.candela.json.Json.Null;
import dev.candela.json.Json.Num;
import dev.candela.json.Json.Obj;
import dev.candela.json.Json.Str;
import dev.candela.json.Json.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Obj SAMPLE = Json.obj("name", "x", "size", 3, "on", true, "list", Json.arr(1), "obj",
        Json.obj("a", 1), "none", Null.NULL);

    private static Obj numbered(int members) {
        return Json.build(it -> IntStream.range(0, members).forEach(i -> it.put("m" + i, i)));
    }

    @Test
    void a_member_is_found_by_name_and_kind() {
        assertThat(SAMPLE.text("name")).contains("x");
        assertThat(SAMPLE.text("size")).isEmpty();
        assertThat(SAMPLE.number("size")).contains(new Whole(3));
        assertThat(SAMPLE.object("obj")).contains(Json.obj("a", 1));
        assertThat(SAMPLE.array("list")).contains(List.of(new Whole(1)));
        assertThat(SAMPLE.isTrue("on")).isTrue();
        assertThat(SAMPLE.isTrue("name")).isFalse();
        assertThat(SAMPLE.get("none")).contains(Null.NULL);
        assertThat(SAMPLE.get("absent")).isEmpty();
        assertThat(SAMPLE.member("absent")).isNull();
        assertThat(SAMPLE.has("none")).isTrue();
        assertThat(SAMPLE.has("absent")).isFalse();
    }

    @Test
    void an_object_does_not_change_with_the_map_it_was_made_of() {
        var map = new LinkedHashMap<String, Json>(Map.of("a", Bool.TRUE));
        var object = new Obj(map);
        map.put("b", Bool.FALSE);
        assertThat(object).hasToString("{\"a\":true}");
        var list = new ArrayList<Json>(List.of(Bool.TRUE));
        var array = new Arr(list);
        list.clear();
        assertThat(array).hasToString("[true]");
    }

    @Test
    void members_and_elements_cannot_be_changed() {
        var members = SAMPLE.members();
        assertThatThrownBy(() -> members.put("a", Bool.TRUE)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> members.remove("name")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> members.clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> members.entrySet().iterator().next().setValue(Bool.TRUE))
            .isInstanceOf(UnsupportedOperationException.class);
        var elements = Json.arr(1, 2).elements();
        assertThatThrownBy(() -> elements.add(Bool.TRUE)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> elements.set(0, Bool.TRUE)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 10, 11, 12, 100, 1000})
    void an_object_of_any_size_behaves_as_an_ordered_map(int size) {
        var expected = new LinkedHashMap<String, Json>();
        IntStream.range(0, size).forEach(i -> expected.put("m" + i, new Whole(i)));
        var object = numbered(size);
        assertThat(object.members()).isEqualTo(expected).hasSameHashCodeAs(expected).hasSize(size);
        assertThat(expected).isEqualTo(object.members());
        assertThat(object.members().keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(object.members().values()).containsExactlyElementsOf(expected.values());
        assertThat(object.members().containsKey("m" + size)).isFalse();
        assertThat(object.isEmpty()).isEqualTo(size == 0);
        assertThat(object.with("m0", Bool.TRUE).without("m0").members().keySet())
            .isEqualTo(object.without("m0").members().keySet());
        assertThat(new Obj(expected)).isEqualTo(object).hasSameHashCodeAs(object).hasToString(object.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 11, 40})
    void a_member_set_again_keeps_its_place_and_a_new_one_comes_last(int size) {
        var object = numbered(size);
        assertThat(object.with("m1", Bool.TRUE).members().keySet())
            .containsExactlyElementsOf(object.members().keySet());
        assertThat(object.with("m1", Bool.TRUE).member("m1")).isEqualTo(Bool.TRUE);
        assertThat(object.member("m1")).isEqualTo(new Whole(1));
        assertThat(object.with("new", Bool.TRUE).toString()).endsWith(",\"new\":true}");
        assertThat(object.without("m1").has("m1")).isFalse();
        assertThat(object.without("m1").with("m1", new Whole(1))).isEqualTo(object);
        assertThat(object.without("absent")).isSameAs(object);
        assertThat(object.withOptional("m1", null)).isSameAs(object);
    }

    @Test
    void a_merge_keeps_the_places_of_the_first_and_the_values_of_the_second() {
        assertThat(Json.obj("a", 1, "b", 2).merge(Json.obj("b", 3, "c", 4))).hasToString("{\"a\":1,\"b\":3,\"c\":4}");
        assertThat(SAMPLE.merge(Obj.EMPTY)).isSameAs(SAMPLE);
        assertThat(Obj.EMPTY.merge(SAMPLE)).isSameAs(SAMPLE);
    }

    @Test
    void a_builder_leaves_out_what_is_null_and_replaces_what_is_set_twice() {
        var again = Json.obj("a", 2);
        assertThat(Json.build(it -> it.put("a", 1).putOptional("b", null).putOptional("c", "x").putAll(again)))
            .hasToString("{\"a\":2,\"c\":\"x\"}");
        assertThat(Json.build(it -> {})).isEqualTo(Obj.EMPTY);
    }

    @Test
    void objects_are_equal_whatever_the_order_of_their_members() {
        assertThat(Json.obj("a", 1, "b", 2)).isEqualTo(Json.obj("b", 2, "a", 1)).isNotEqualTo(Json.obj("a", 1, "b", 3));
        assertThat(Json.obj("a", 1, "b", 2)).hasSameHashCodeAs(Json.obj("b", 2, "a", 1));
        assertThat(Json.arr(1, 2)).isNotEqualTo(Json.arr(2, 1));
    }

    @Test
    void plain_java_values_have_a_json_value() {
        var map = new HashMap<String, Object>();
        map.put("k", null);
        assertThat(Json.arr(null, "s", CharBuffer.wrap("b"), true, List.of(1), map))
            .hasToString("[null,\"s\",\"b\",true,[1],{\"k\":null}]");
        assertThat(Json.arr(1, 2L, (short) 3, (byte) 4, 1.5, 0.1f, 7.0)).hasToString("[1,2,3,4,1.5,0.1,7]");
        assertThat(Json.arr(new BigDecimal("1.0"), new BigDecimal("12"), BigInteger.TEN, BigInteger.TWO.pow(64)))
            .hasToString("[1.0,12,10,18446744073709551616]");
    }

    @Test
    void what_json_cannot_say_is_refused() {
        assertThatThrownBy(() -> Json.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("number: NaN (expected: a finite one)");
        assertThatThrownBy(() -> Json.of(Float.NEGATIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Json.of(Thread.currentThread())).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("value: java.lang.Thread (expected: what JSON can say)");
        assertThatThrownBy(() -> Json.of(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("member name: not text (expected: a string)");
        assertThatThrownBy(() -> Json.obj("a", 1, "b")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("members: a name without a value (expected: names and values in turn)");
        assertThatThrownBy(() -> new Arr(Arrays.asList(Bool.TRUE, null))).isInstanceOf(NullPointerException.class);
    }

    @Test
    void equal_numbers_have_one_form() {
        assertThat(Num.of(new BigDecimal("5"))).isEqualTo(new Whole(5));
        assertThat(Num.of(5.0)).isEqualTo(new Whole(5));
        assertThat(Num.of(-0.0)).isEqualTo(new Whole(0));
        assertThat(Num.of(new BigDecimal("5.0"))).isEqualTo(new Decimal(new BigDecimal("5.0")));
        assertThat(Num.of(new BigDecimal(Long.MIN_VALUE))).isEqualTo(new Whole(Long.MIN_VALUE));
        assertThatThrownBy(() -> new Decimal(BigDecimal.TEN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1", "1e2, 100", "-1E+2, -100", "0.0, 0", "0e99, 0", "9223372036854775807.0, 9223372036854775807",
        "-9223372036854775808.0, -9223372036854775808", "1.5,", "9223372036854775808,", "1e19,", "1e-1,",
        "1e999999999,", "1e-999999999,", "12345678901234567890.5,",
    })
    void a_decimal_is_an_exact_long_only_without_loss(String number, Long expected) {
        assertThat(new Decimal(new BigDecimal(number)).exactLong().orElse(null)).isEqualTo(expected);
    }

    /// Of 17 digits before the point, the JDK spells the double without a point; what has none is a whole number.
    @ParameterizedTest
    @CsvSource({"12345678901234568d, 12345678901234568", "9007199254740994d, 9007199254740994", "5d, 5", "-0.0d, 0"})
    void a_double_that_is_spelled_without_point_and_exponent_is_a_whole_number(String number, long expected) {
        assertThat(Num.of(Double.parseDouble(number))).isEqualTo(new Whole(expected));
    }

    @Test
    void a_huge_exponent_costs_nothing() {
        var huge = new Decimal(new BigDecimal("1e999999999"));
        assertThat(huge.doubleValue()).isInfinite();
        assertThat(huge.exactLong()).isEmpty();
        assertThat(huge).hasToString("1E+999999999").isEqualTo(new Decimal(new BigDecimal("1E999999999")));
        assertThat(new Decimal(new BigDecimal("1e-999999999")).doubleValue()).isZero();
    }

    @Test
    void a_text_is_its_json() {
        assertThat(new Str("a\"b")).hasToString("\"a\\\"b\"");
        assertThat(Bool.of(true)).hasToString("true").isSameAs(Bool.TRUE);
        assertThat(Null.NULL).hasToString("null");
    }
}
