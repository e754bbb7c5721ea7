package dev.candela.schema;

import static dev.candela.schema.JsonText.json;
import static dev.candela.schema.JsonText.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.candela.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Schemas and values made to cost time or memory.
class HostileSchemaTest {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final SchemaValidator validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);

    private List<String> faults(Json.Obj schema, Json value) {
        return assertTimeoutPreemptively(BOUND, () ->
            validator.compile(schema).validate(value).stream().map(Fault::toString).toList());
    }

    private static final String TOO_MUCH = "too much work to check (expected: at most 64000000 steps, 512 levels)";

    @ParameterizedTest
    @ValueSource(strings = {
        "{'$ref':'#'}", "{'allOf':[{'$ref':'#'}]}", "{'anyOf':[{'$ref':'#/$defs/a'}],'$defs':{'a':{'$ref':'#'}}}",
        "{'not':{'$ref':'#'}}", "{'if':{'$ref':'#'}}",
        "{'propertyNames':{'$ref':'#/$defs/a'},'$defs':{'a':{'$ref':'#/$defs/a'}}}",
        "{'patternProperties':{'':true},'$ref':'#'}"})
    void a_schema_that_never_ends_is_ended(String schema) {
        assertThat(faults(object(schema), json("{'a':1}"))).containsExactly(TOO_MUCH);
    }

    @Test
    void references_that_double_at_every_level_are_ended() {
        var definitions = Json.build(it -> {
            for (int i = 0; i < 60; i++) {
                String next = "#/$defs/d" + (i + 1);
                it.put("d" + i, Json.obj("allOf", Json.arr(Json.obj("$ref", next), Json.obj("$ref", next))));
            }
            it.put("d60", Json.obj("type", "object"));
        });

        assertThat(faults(Json.obj("$ref", "#/$defs/d0", "$defs", definitions), json("{}"))).containsExactly(TOO_MUCH);
    }

    @Test
    void a_schema_that_is_too_large_is_refused() {
        var many = new ArrayList<Json>();
        for (int i = 0; i < 50_001; i++) {
            many.add(Json.Num.of(i));
        }

        var schema = Json.obj("enum", new Json.Arr(many));

        assertThatThrownBy(() -> validator.compile(schema)).isInstanceOf(InvalidSchema.class)
            .hasMessage("schema: too large (expected: at most 50000 values)");
    }

    @Test
    void a_schema_that_is_nested_too_deeply_is_refused() {
        Json deep = Json.Bool.TRUE;
        for (int i = 0; i < 100; i++) {
            deep = Json.obj("not", deep);
        }
        var schema = (Json.Obj) deep;

        assertThatThrownBy(() -> validator.compile(schema)).isInstanceOf(InvalidSchema.class)
            .hasMessage("schema: nested too deeply (expected: at most 100 levels)");
    }

    @Test
    void the_deepest_schema_that_is_taken_works() {
        Json deep = Json.obj("type", "null");
        for (int i = 0; i < 98; i++) {
            deep = Json.obj("not", deep);
        }

        assertThat(faults((Json.Obj) deep, Json.Null.NULL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1e1001"})
    void a_schema_with_a_number_of_endless_digits_is_refused(String number) {
        assertThatThrownBy(() -> validator.compile(object("{'minLength':" + number + "}")))
            .isInstanceOf(InvalidSchema.class).hasMessageContaining("(expected: a number of at most 1000 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "0e999999999"})
    void a_value_of_endless_digits_costs_nothing(String number) {
        String assertions = """
            'type':'integer','minimum':-5,'exclusiveMaximum':5,'multipleOf':0.7,'enum':[1,2.5],'const':7""";

        assertThat(faults(object("{" + assertions + "}"), json(number))).isNotEmpty();
        assertThat(faults(object("{'allOf':[{" + assertions + "},{'uniqueItems':true}]}"), json(number))).isNotEmpty();
        assertThat(faults(object("{'uniqueItems':true}"), json("[" + number + "," + number + "]"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'pattern':'^(a+)+$'}", "{'anyOf':[{'pattern':'^(a|a)*$'}]}"})
    void a_pattern_cannot_hang(String schema) {
        assertThat(faults(object(schema), new Json.Str("a".repeat(5000) + "!"))).isNotEmpty();
    }

    @Test
    void a_name_that_is_matched_against_patterns_cannot_hang() {
        var value = Json.obj("a".repeat(4000) + "!", 1);

        assertThat(faults(object("{'patternProperties':{'^(a+)+$':false}}"), value)).isEmpty();
        assertThat(faults(object("{'propertyNames':{'pattern':'^(a+)+$'}}"), value)).isNotEmpty();
    }

    @Test
    void looking_ahead_costs_at_most_the_work_of_one_check() {
        assertThat(faults(object("{'pattern':'(?=.*b)c'}"), new Json.Str("a".repeat(100_000))))
            .containsExactly(TOO_MUCH);
    }

    @Test
    void distinct_elements_are_found_without_comparing_every_two() {
        var different = new ArrayList<Json>();
        for (int i = 0; i < 200_000; i++) {
            different.add(Json.arr(i));
        }

        assertThat(faults(object("{'uniqueItems':true}"), new Json.Arr(different))).isEmpty();
        assertThat(faults(object("{'allOf':[{'uniqueItems':true}]}"), new Json.Arr(different))).isEmpty();
    }

    /// `"Aa"` and `"BB"` have the same hash, and so has every text of as many of them.
    @Test
    void texts_whose_hashes_collide_are_no_slower() {
        var colliding = new ArrayList<Json>();
        for (int i = 0; i < 1 << 15; i++) {
            var text = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            colliding.add(Json.arr(text));
        }

        assertThat(faults(object("{'uniqueItems':true}"), new Json.Arr(colliding))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'items':{'type':'string'}}", "{'allOf':[{'items':{'type':'string'}}]}"})
    void a_value_that_is_wrong_everywhere_gets_few_faults(String schema) {
        var wrong = new ArrayList<Json>();
        for (int i = 0; i < 10_000; i++) {
            wrong.add(Json.Num.of(i));
        }

        assertThat(faults(object(schema), new Json.Arr(wrong))).hasSize(10).startsWith("/0: 0 (expected: a string)");
    }

    @Test
    void a_value_that_is_too_large_for_the_library_is_told_so() {
        var many = new ArrayList<Json>();
        for (int i = 0; i < 1_000_000; i++) {
            many.add(Json.Num.of(i));
        }

        assertThat(faults(object("{'anyOf':[{'items':{'type':'string'}}]}"), new Json.Arr(many)))
            .containsExactly(TOO_MUCH);
        assertThat(faults(object("{'items':{'type':'integer'}}"), new Json.Arr(many))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'maxLength':1}", "{'allOf':[{'maxLength':1},{'pattern':'^b'},{'const':1},{'type':'null'}]}"})
    void a_message_never_holds_a_long_value(String schema) {
        var value = new Json.Str("a".repeat(1_000_000));

        assertThat(faults(object(schema), value)).isNotEmpty().allSatisfy(it -> assertThat(it).hasSizeLessThan(200));
        assertThat(faults(object(schema.replace("b", "b".repeat(5000))), value))
            .allSatisfy(it -> assertThat(it).hasSizeLessThan(200));
    }

    @Test
    void a_value_as_deep_as_can_be_read_is_checked_on_a_small_stack() throws InterruptedException {
        var schema = object("""
            {'$ref':'#/$defs/list','$defs':{'list':{'anyOf':[{'type':'null'},
             {'type':'array','items':{'$ref':'#/$defs/list'}}]}}}""");

        assertThat(faultsOnSmallStack(schema, json("[".repeat(100) + "]".repeat(100)))).isEmpty();
    }

    @Test
    void a_schema_that_never_ends_is_ended_on_a_small_stack() throws InterruptedException {
        var schema = object("{'anyOf':[{'if':{'not':{'allOf':[{'$ref':'#'}]}}}]}");

        assertThat(faultsOnSmallStack(schema, json("{}"))).containsExactly(TOO_MUCH);
    }

    private List<String> faultsOnSmallStack(Json.Obj schema, Json value) throws InterruptedException {
        var faults = new ArrayList<String>();
        var thread = new Thread(null, () -> faults.addAll(unbounded(schema, value)), "small", 512 * 1024);
        thread.start();
        assertThat(thread.join(BOUND)).isTrue();
        return faults;
    }

    private List<String> unbounded(Json.Obj schema, Json value) {
        try {
            return validator.compile(schema).validate(value).stream().map(Fault::toString).toList();
        } catch (InvalidSchema | StackOverflowError e) {
            return List.of(e.toString());
        }
    }
}
