package dev.candela.schema;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Types and annotations that are refused when the shape is made, before anybody calls.
class ShapeRefusalTest {
    private static void assertRefused(Class<?> type, String start, String end) {
        assertThatThrownBy(() -> Shape.of(type)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(start).hasMessageEndingWith(end);
    }

    record WithDate(Date when) {}

    record WithObject(Object any) {}

    record WithNumberKeys(Map<Integer, String> counts) {}

    record WithWildcard(List<?> values) {}

    record WithRawList(@SuppressWarnings("rawtypes") List values) {}

    record WithOptionalElement(List<Optional<String>> values) {}

    record Box<T>(T value) {}

    record WithBox(Box<String> box) {}

    interface Open {}

    record WithOpen(Open open) {}

    @Test
    void a_type_that_json_does_not_know_is_refused_by_the_name_of_its_component() {
        String end = "Optional or @Nullable only directly in a record)";

        assertRefused(WithDate.class, "WithDate.when: java.util.Date (expected: String, a number, ", end);
        assertRefused(WithObject.class, "WithObject.any: java.lang.Object (", end);
        assertRefused(WithNumberKeys.class, "WithNumberKeys.counts: java.util.Map (", end);
        assertRefused(WithWildcard.class, "WithWildcard.values: ? (", end);
        assertRefused(WithRawList.class, "WithRawList.values: java.util.List (", end);
        assertRefused(WithOptionalElement.class, "WithOptionalElement.values: java.util.Optional (", end);
        assertRefused(WithBox.class, "WithBox.box: dev.candela.schema.ShapeRefusalTest$Box (", end);
        assertRefused(Box.class, "Box: dev.candela.schema.ShapeRefusalTest$Box (", end);
        assertRefused(WithOpen.class, "WithOpen.open: dev.candela.schema.ShapeRefusalTest$Open (", end);
    }

    @ParameterizedTest
    @ValueSource(classes = {String.class, Void.class, int.class, List.class, Object.class})
    void only_types_whose_values_are_objects_have_a_shape(Class<?> type) {
        assertRefused(type, type.getName(), " (expected: a record, a sealed interface of records, or Json.Obj)");
    }

    record WithNullableElement(List<@Nullable String> values) {}

    @Test
    void elements_that_may_be_absent_are_refused() {
        assertRefused(WithNullableElement.class, "WithNullableElement.values: @Nullable elements",
            "(expected: elements that are there)");
    }

    sealed interface Typed {
        record Taken(String type) implements Typed {}
    }

    sealed interface Mixed {
        record Fine() implements Mixed {}

        final class Odd implements Mixed {}
    }

    sealed interface Doubled permits Doubled.A.Same, Doubled.B.Same {
        final class A {
            record Same() implements Doubled {}
        }

        final class B {
            record Same() implements Doubled {}
        }
    }

    @Test
    void a_sealed_interface_whose_records_cannot_be_told_apart_is_refused() {
        assertRefused(Typed.class, "Taken.type: taken", "tells the records of a sealed interface apart)");
        assertRefused(Mixed.class, Mixed.class.getName() + ": " + Mixed.Odd.class.getName(),
            "(expected: only records without type parameters)");
        assertRefused(Doubled.class, Doubled.class.getName() + ": two records same",
            "(expected: different simple names)");
    }

    record RangeOnText(@Range(min = 1) String text) {}

    record RangeUpsideDown(@Range(min = 2, max = 1) int number) {}

    record RangeOfNothing(@Range(min = Double.NaN) int number) {}

    record SizeOnNumber(@Size(max = 1) int number) {}

    record SizeUpsideDown(@Size(min = 2, max = 1) String text) {}

    record MatchesOnList(@Matches("a") List<String> texts) {}

    record MatchesNothing(@Matches("(") String text) {}

    record FormatOnNumber(@Format("email") int number) {}

    @Test
    void annotations_that_do_not_fit_are_refused() {
        assertRefused(RangeOnText.class, "RangeOnText.text: @Range", "(expected: only on a number)");
        assertRefused(RangeUpsideDown.class, "RangeUpsideDown.number: @Range(2.0, 1.0)", "(expected: min <= max)");
        assertRefused(RangeOfNothing.class, "RangeOfNothing.number: @Range(NaN, Infinity)", "(expected: min <= max)");
        assertRefused(SizeOnNumber.class, "SizeOnNumber.number: @Size",
            "(expected: only on a text, list, set, array or map)");
        assertRefused(SizeUpsideDown.class, "SizeUpsideDown.text: @Size(2, 1)", "(expected: 0 <= min <= max)");
        assertRefused(MatchesOnList.class, "MatchesOnList.texts: @Matches", "(expected: only on a text)");
        assertRefused(MatchesNothing.class, "MatchesNothing.text: pattern: (", "an unclosed group)");
        assertRefused(FormatOnNumber.class, "FormatOnNumber.number: @Format", "(expected: only on a text)");
    }

    record DefaultNoJson(@Default("x") String text) {}

    record DefaultOfOtherType(@Default("1") String text) {}

    record DefaultOutOfRange(@Range(max = 1) @Default("2") int number) {}

    @Test
    void a_default_that_does_not_fit_is_refused() {
        assertRefused(DefaultNoJson.class, "DefaultNoJson.text: @Default x", "(expected: JSON text)");
        assertRefused(DefaultOfOtherType.class, "DefaultOfOtherType.text: @Default 1", "(expected: a string)");
        assertRefused(DefaultOutOfRange.class, "DefaultOutOfRange.number: @Default 2", "(expected: <= 1)");
    }

    record HeaderOfNumber(@HeaderParam("X") double number) {}

    record HeaderNoToken(@HeaderParam("a b") String text) {}

    record HeaderTwice(@HeaderParam("X") String one, @HeaderParam("x") String other) {}

    record HeaderInList(List<Inner> inner) {
        record Inner(@HeaderParam("X") String text) {}
    }

    @Test
    void header_parameters_against_the_rules_are_refused() {
        assertRefused(HeaderOfNumber.class, "HeaderOfNumber: x-mcp-header: \"X\"",
            "(expected: only on a string, an integer or a boolean)");
        assertRefused(HeaderNoToken.class, "HeaderNoToken: x-mcp-header: \"a b\"", "(expected: an HTTP token)");
        assertRefused(HeaderTwice.class, "HeaderTwice: x-mcp-header: \"x\" twice",
            "(expected: names that differ by more than case)");
        assertRefused(HeaderInList.class, "HeaderInList: x-mcp-header: \"X\"", "nothing inside items)");
    }
}
