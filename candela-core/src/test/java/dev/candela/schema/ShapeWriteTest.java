package dev.candela.schema;

import static dev.candela.schema.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What JSON a value becomes.
class ShapeWriteTest {
    private static <T> void assertWritten(Class<T> type, T value, String expected) {
        assertThat(Shape.of(type).write(value).toText()).isEqualTo(json(expected).toText());
    }

    @SuppressWarnings("ArrayRecordComponent")
    record All(
        String text, boolean flag, byte a, short b, int c, long d, float e, double f, BigInteger g, BigDecimal h,
        List<Integer> list, Set<String> set, int[] array, byte[] bytes, Map<String, Unit> map, Json json) {}

    enum Unit {
        CELSIUS
    }

    @Test
    void components_become_members_in_their_order() {
        var value = new All("x", true, (byte) 1, (short) 2, 3, 4, 0.1f, 5, BigInteger.TEN.pow(20),
            new BigDecimal("1.10"), List.of(1, 2), Set.of("s"), new int[] {7}, new byte[] {'h', 'i'},
            Map.of("k", Unit.CELSIUS), Json.Null.NULL);

        assertWritten(All.class, value, """
            {'text':'x','flag':true,'a':1,'b':2,'c':3,'d':4,'e':0.1,'f':5,'g':100000000000000000000,'h':1.10,
             'list':[1,2],'set':['s'],'array':[7],'bytes':'aGk=','map':{'k':'CELSIUS'},'json':null}""");
    }

    record Texts(Instant at, LocalDate day, Duration length, URI link, UUID id) {}

    @Test
    void values_written_as_text_use_their_format() {
        assertWritten(Texts.class, new Texts(Instant.parse("2026-11-20T14:03:00Z"), LocalDate.of(2026, 11, 20),
            Duration.ofMinutes(90), URI.create("https://example.com"),
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000")), """
            {'at':'2026-11-20T14:03:00Z','day':'2026-11-20','length':'PT1H30M','link':'https://example.com',
             'id':'123e4567-e89b-12d3-a456-426614174000'}""");
    }

    record Optionals(Optional<String> a, OptionalInt b, @Nullable String c, @Default("1") int d) {}

    @Test
    void absent_components_are_left_out() {
        assertWritten(Optionals.class, new Optionals(Optional.empty(), OptionalInt.empty(), null, 1), "{'d':1}");
        assertWritten(Optionals.class, new Optionals(Optional.of("x"), OptionalInt.of(2), "y", 3),
            "{'a':'x','b':2,'c':'y','d':3}");
    }

    sealed interface Figure {
        record Circle(double radius) implements Figure {}
    }

    record Drawing(Figure figure) {}

    @Test
    void a_record_of_a_sealed_interface_says_its_type_first() {
        assertWritten(Drawing.class, new Drawing(new Figure.Circle(1.5)), "{'figure':{'type':'circle','radius':1.5}}");
        assertWritten(Figure.class, new Figure.Circle(1), "{'type':'circle','radius':1}");
    }

    record Named(String name, @Range(min = 0) int count) {}

    @Test
    @SuppressWarnings("NullAway") // the mistake under test
    void a_null_that_must_not_be_is_refused() {
        var shape = Shape.of(Named.class);
        var value = new Named(null, 1);

        assertThatThrownBy(() -> shape.write(value)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("Named.name: null (expected: a value)");
    }

    @Test
    void a_value_that_breaks_its_own_schema_is_refused() {
        var shape = Shape.of(Named.class);

        assertThatThrownBy(() -> shape.write(new Named("x", -1))).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("Named.count: -1 (expected: >= 0)");
    }

    record Ratio(double value) {}

    @Test
    void a_number_that_json_cannot_say_is_refused() {
        var shape = Shape.of(Ratio.class);

        assertThatThrownBy(() -> shape.write(new Ratio(Double.NaN))).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("number: NaN (expected: a finite one)");
    }
}
