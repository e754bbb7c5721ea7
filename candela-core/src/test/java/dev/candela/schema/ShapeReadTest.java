package dev.candela.schema;

import static dev.candela.schema.JsonText.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read from JSON, and what is said about JSON that does not fit.
class ShapeReadTest {
    private static <T> T read(Class<T> type, String json) {
        return switch (Shape.of(type).read(object(json))) {
            case Reading.Value<T>(T value) -> value;
            case Reading.Faulty<T>(List<Fault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    private static List<String> faults(Class<?> type, String json) {
        return Shape.of(type).read(object(json)) instanceof Reading.Faulty<?>(List<Fault> faults)
            ? faults.stream().map(Fault::toString).toList() : List.of();
    }

    record Add(double a, double b) {}

    @Test
    void an_object_becomes_a_record() {
        assertThat(read(Add.class, "{'a':1,'b':2.5}")).isEqualTo(new Add(1, 2.5));
    }

    @Test
    void members_that_the_record_does_not_know_are_passed_over() {
        assertThat(read(Add.class, "{'b':2,'comment':'x','a':1}")).isEqualTo(new Add(1, 2));
    }

    @Test
    void every_fault_is_told_with_its_path() {
        assertThat(faults(Add.class, "{'a':'x'}"))
            .containsExactly("/a: \"x\" (expected: a number)", "/b: missing (expected: a value)");
    }

    record Whole(int value) {}

    @ParameterizedTest
    @CsvSource({"3, 3", "3.0, 3", "3e2, 300", "-2147483648, -2147483648", "2147483647, 2147483647", "-0, 0"})
    void a_whole_number_may_be_spelled_with_point_and_exponent(String json, int expected) {
        assertThat(read(Whole.class, "{'value':" + json + "}")).isEqualTo(new Whole(expected));
    }

    @ParameterizedTest
    @CsvSource({"3.5", "2147483648", "-2147483649", "9223372036854775808", "1e999999999", "1e-999999999"})
    void a_number_that_an_int_cannot_hold_is_a_fault(String json) {
        assertThat(faults(Whole.class, "{'value':" + json + "}")).singleElement().asString()
            .startsWith("/value: ").endsWith(" (expected: a whole number from -2147483648 to 2147483647)");
    }

    @Test
    void null_is_no_number() {
        assertThat(faults(Whole.class, "{'value':null}"))
            .containsExactly("/value: null (expected: a whole number)");
    }

    record Numbers(byte a, short b, long c, float d, BigInteger e, BigDecimal f) {}

    @Test
    void all_number_types_are_read() {
        assertThat(read(Numbers.class, """
            {'a':-128,'b':32767,'c':9223372036854775807,'d':0.1,'e':92233720368547758070,'f':1.10}"""))
            .isEqualTo(new Numbers((byte) -128, (short) 32767, Long.MAX_VALUE, 0.1f,
                new BigInteger("92233720368547758070"), new BigDecimal("1.10")));
    }

    @Test
    void numbers_beyond_their_type_are_faults_and_cost_nothing() {
        assertThat(faults(Numbers.class, """
            {'a':128,'b':-32769,'c':9223372036854775808,'d':1e39,'e':1e999999999,'f':1e-999999999}"""))
            .containsExactly(
                "/a: 128 (expected: a whole number from -128 to 127)",
                "/b: -32769 (expected: a whole number from -32768 to 32767)",
                "/c: 9223372036854775808 (expected: a whole number from -9223372036854775808 to 9223372036854775807)",
                "/d: 1E+39 (expected: a number that a float can hold)",
                "/e: 1E+999999999 (expected: a whole number of at most 1000 digits)",
                "/f: 1E-999999999 (expected: a number of at most 1000 digits)");
        assertThat(faults(Add.class, "{'a':1e999999999,'b':1e-999999999}"))
            .containsExactly("/a: 1E+999999999 (expected: a number that a double can hold)");
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Texts(Instant at, OffsetDateTime local, LocalDate day, Duration length, URI link, UUID id, byte[] data) {}

    @Test
    void values_written_as_text_are_parsed() {
        var texts = read(Texts.class, """
            {'at':'2026-11-20T15:03:00+01:00','local':'2026-11-20T15:03:00+01:00','day':'2026-11-20',
             'length':'PT1H30M','link':'https://example.com/a','id':'123E4567-e89b-12d3-a456-426614174000',
             'data':'aGk='}""");

        assertThat(texts.at()).isEqualTo(Instant.parse("2026-11-20T14:03:00Z"));
        assertThat(texts.local()).isEqualTo(OffsetDateTime.parse("2026-11-20T15:03:00+01:00"));
        assertThat(texts.day()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(texts.length()).isEqualTo(Duration.ofMinutes(90));
        assertThat(texts.link()).isEqualTo(URI.create("https://example.com/a"));
        assertThat(texts.id()).isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
        assertThat(texts.data()).isEqualTo(new byte[] {'h', 'i'});
    }

    @Test
    void texts_of_another_format_are_faults() {
        assertThat(faults(Texts.class, """
            {'at':'yesterday','local':'2026-11-20','day':'20.11.2026','length':'1h','link':'a b','id':'1-1-1-1-1',
             'data':'%'}"""))
            .containsExactly(
                "/at: \"yesterday\" (expected: a moment such as 2026-11-20T14:03:00Z)",
                "/local: \"2026-11-20\" (expected: a moment such as 2026-11-20T14:03:00+01:00)",
                "/day: \"20.11.2026\" (expected: a date such as 2026-11-20)",
                "/length: \"1h\" (expected: a duration such as PT1H30M)",
                "/link: \"a b\" (expected: an absolute URI)",
                "/id: \"1-1-1-1-1\" (expected: a UUID)",
                "/data: \"%\" (expected: bytes in base64)");
    }

    @Test
    void a_relative_uri_or_an_endless_text_is_a_fault() {
        assertThat(faults(Texts.class, """
            {'at':'%s','local':'2026-11-20T15:03:00+01:00','day':'2026-11-20','length':'PT1H','link':'/a',
             'id':'123e4567-e89b-12d3-a456-426614174000','data':''}""".formatted("2".repeat(10_000))))
            .containsExactly(
                "/at: \"2222222222222222222222222222222222222222…\" (expected: a moment such as 2026-11-20T14:03:00Z)",
                "/link: \"/a\" (expected: an absolute URI)");
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Many(List<String> a, Collection<Integer> b, Set<String> c, int[] d, String[] e, Map<String, Add> f) {}

    @Test
    void collections_arrays_and_maps_are_read_in_order() {
        var many = read(Many.class, """
            {'a':['x','y'],'b':[1,2],'c':['q','p'],'d':[3,4],'e':['z'],'f':{'n':{'a':1,'b':2},'m':{'a':3,'b':4}}}""");

        assertThat(many.a()).containsExactly("x", "y");
        assertThat(many.b()).containsExactly(1, 2);
        assertThat(many.c()).containsExactly("q", "p");
        assertThat(many.d()).containsExactly(3, 4);
        assertThat(many.e()).containsExactly("z");
        assertThat(many.f()).containsExactly(Map.entry("n", new Add(1, 2)), Map.entry("m", new Add(3, 4)));
    }

    @Test
    void what_is_read_cannot_be_changed() {
        var many = read(Many.class, "{'a':['x'],'b':[1],'c':['q'],'d':[],'e':[],'f':{}}");

        assertThatThrownBy(() -> many.a().add("y")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> many.b().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> many.c().add("y")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> many.f().put("y", new Add(1, 2))).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void faults_inside_collections_name_the_element() {
        assertThat(faults(Many.class, """
            {'a':[1,'x',null],'b':{},'c':['q','q'],'d':[1.5],'e':'z','f':{'a/b~':{'a':1}}}"""))
            .containsExactly(
                "/a/0: 1 (expected: a string)", "/a/2: null (expected: a string)",
                "/b: an object (expected: an array)",
                "/c/1: \"q\" (expected: an element that is not there before)",
                "/d/0: 1.5 (expected: a whole number from -2147483648 to 2147483647)",
                "/e: \"z\" (expected: an array)",
                "/f/a~1b~0/b: missing (expected: a value)");
    }

    record Bag(Set<Json> values) {}

    @Test
    void equal_numbers_of_different_spelling_are_equal_elements() {
        assertThat(faults(Bag.class, "{'values':[{'a':1,'b':[2]},{'b':[2.0],'a':1e0}]}"))
            .containsExactly("/values/1: an object (expected: an element that is not there before)");
    }

    record Optionals(
        Optional<String> a, OptionalInt b, OptionalLong c, OptionalDouble d, @Nullable String e, @Default("7") int f,
        @Default("[\"x\"]") List<String> g, Json h) {}

    @Test
    void absent_members_become_empty_or_their_default() {
        assertThat(read(Optionals.class, "{'h':null}")).isEqualTo(new Optionals(Optional.empty(), OptionalInt.empty(),
            OptionalLong.empty(), OptionalDouble.empty(), null, 7, List.of("x"), Json.Null.NULL));
    }

    @Test
    void null_counts_as_absent_where_absence_is_allowed() {
        assertThat(read(Optionals.class,
            "{'a':null,'b':null,'c':null,'d':null,'e':null,'f':null,'g':null,'h':1}")).isEqualTo(
            new Optionals(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty(), null, 7,
                List.of("x"), Json.Num.of(1)));
    }

    @Test
    void optional_members_that_are_there_are_read() {
        assertThat(read(Optionals.class, "{'a':'1','b':2,'c':3,'d':4.5,'e':'5','f':6,'g':[],'h':{}}")).isEqualTo(
            new Optionals(Optional.of("1"), OptionalInt.of(2), OptionalLong.of(3), OptionalDouble.of(4.5), "5", 6,
                List.of(), object("{}")));
    }

    @Test
    void an_optional_member_of_another_type_is_a_fault() {
        assertThat(faults(Optionals.class, "{'a':1,'h':1}")).containsExactly("/a: 1 (expected: a string)");
    }

    enum Unit {
        CELSIUS,
        FAHRENHEIT
    }

    record Measure(Unit unit) {}

    @Test
    void enum_constants_are_read_by_name() {
        assertThat(read(Measure.class, "{'unit':'CELSIUS'}")).isEqualTo(new Measure(Unit.CELSIUS));
        assertThat(faults(Measure.class, "{'unit':'celsius'}"))
            .containsExactly("/unit: \"celsius\" (expected: one of CELSIUS, FAHRENHEIT)");
    }

    record Bounded(
        @Range(min = 1, max = 10) int a, @Size(min = 2, max = 3) String b, @Size(max = 1) List<String> c,
        @Matches("^[a-z]+$") String d, @Format("email") String e) {}

    @Test
    void constraints_are_enforced() {
        assertThat(faults(Bounded.class, "{'a':11,'b':'x','c':['x','y'],'d':'X','e':'not checked'}")).containsExactly(
            "/a: 11 (expected: <= 10)", "/b: \"x\" (expected: at least 2 characters)",
            "/c: an array of 2 (expected: at most 1 elements)", "/d: \"X\" (expected: text that matches ^[a-z]+$)");
        assertThat(read(Bounded.class, "{'a':10,'b':'😀😀😀','c':[],'d':'x','e':''}").a()).isEqualTo(10);
    }

    sealed interface Figure {
        record Circle(double radius) implements Figure {}

        record Square(double side) implements Figure {}
    }

    record Drawing(List<Figure> figures) {}

    @Test
    void the_type_chooses_the_record_of_a_sealed_interface() {
        assertThat(read(Drawing.class, "{'figures':[{'type':'square','side':2},{'radius':1,'type':'circle'}]}"))
            .isEqualTo(new Drawing(List.of(new Figure.Square(2), new Figure.Circle(1))));
        assertThat(read(Figure.class, "{'type':'circle','radius':1}")).isEqualTo(new Figure.Circle(1));
    }

    @Test
    void faults_of_a_sealed_interface_speak_only_of_the_chosen_record() {
        assertThat(faults(Drawing.class, """
            {'figures':[{'type':'square','radius':2},{'type':'cube'},{'side':1},{'type':1},5]}""")).containsExactly(
            "/figures/0/side: missing (expected: a value)",
            "/figures/1/type: \"cube\" (expected: one of circle, square)",
            "/figures/2/type: missing (expected: a value)",
            "/figures/3/type: 1 (expected: one of circle, square)",
            "/figures/4: 5 (expected: an object)");
    }

    record Tree(String name, List<Tree> children) {}

    @Test
    void a_type_inside_itself_is_read() {
        assertThat(read(Tree.class, "{'name':'a','children':[{'name':'b','children':[]}]}"))
            .isEqualTo(new Tree("a", List.of(new Tree("b", List.of()))));
        assertThat(faults(Tree.class, "{'name':'a','children':[{'name':'b','children':[{'name':1,'children':[]}]}]}"))
            .containsExactly("/children/0/children/0/name: 1 (expected: a string)");
    }

    record Span(int from, int to) {
        Span {
            if (from > to) {
                throw new IllegalArgumentException("from: " + from + " (expected: at most " + to + ")");
            }
            if (from == 666) {
                throw new IllegalStateException("a bug");
            }
        }
    }

    record Spans(List<Span> spans) {}

    @Test
    void a_record_may_refuse_its_components() {
        assertThat(faults(Spans.class, "{'spans':[{'from':1,'to':2},{'from':3,'to':2}]}"))
            .containsExactly("/spans/1: from: 3 (expected: at most 2)");
    }

    @Test
    void any_other_exception_of_a_record_is_a_bug_and_comes_through() {
        var shape = Shape.of(Span.class);

        assertThatThrownBy(() -> shape.read(object("{'from':666,'to':667}"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void at_most_ten_faults_are_told() {
        assertThat(faults(Drawing.class, "{'figures':[1,2,3,4,5,6,7,8,9,10,11,12]}")).hasSize(10);
    }

    record Wholes(List<Whole> values, Whole last) {}

    @Test
    void nothing_is_made_of_what_was_not_read_any_more() {
        String wrong = "{'value':'x'}";

        assertThat(faults(Wholes.class, "{'values':[" + (wrong + ",").repeat(20) + wrong + "],'last':" + wrong + "}"))
            .hasSize(10).startsWith("/values/0/value: \"x\" (expected: a whole number)");
    }

    @Test
    void long_values_are_shortened_and_never_cut_inside_a_character() {
        assertThat(faults(Add.class, "{'a':'" + "x".repeat(39) + "😀" + "y".repeat(1000) + "','b':1}"))
            .containsExactly("/a: \"" + "x".repeat(39) + "…\" (expected: a number)");
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Varied(String... names) {}

    @Test
    void a_record_of_variable_arity_is_read_like_any_other() {
        assertThat(read(Varied.class, "{'names':['a','b']}").names()).containsExactly("a", "b");
    }

    @Test
    void no_arguments_are_read_from_any_object() {
        assertThat(read(NoArguments.class, "{'a':1}")).isEqualTo(new NoArguments());
        assertThat(read(Json.Obj.class, "{'a':1}")).isEqualTo(object("{'a':1}"));
    }
}
