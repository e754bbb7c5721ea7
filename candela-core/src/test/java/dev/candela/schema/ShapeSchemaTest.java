package dev.candela.schema;

import static dev.candela.schema.JsonText.json;
import static org.assertj.core.api.Assertions.assertThat;

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

/// What schema a type gets. Expected schemas are texts, so that the order of members counts.
class ShapeSchemaTest {
    private static void assertSchema(Class<?> type, String expected) {
        assertThat(Shape.of(type).schema().toText()).isEqualTo(json(expected).toText());
    }

    record Add(double a, double b) {}

    @Test
    void components_become_required_properties_in_their_order() {
        assertSchema(Add.class, """
            {'type':'object','properties':{'a':{'type':'number'},'b':{'type':'number'}},'required':['a','b']}""");
    }

    @Test
    void no_arguments_are_any_object() {
        assertSchema(NoArguments.class, "{'type':'object'}");
    }

    @Test
    void json_itself_can_be_the_arguments() {
        assertSchema(Json.Obj.class, "{'type':'object'}");
    }

    record Numbers(byte a, Short b, int c, Long d, float e, Double f, BigInteger g, BigDecimal h) {}

    @Test
    void whole_number_types_are_integers_and_the_others_are_numbers() {
        assertSchema(Numbers.class, """
            {'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'integer'},'c':{'type':'integer'},
             'd':{'type':'integer'},'e':{'type':'number'},'f':{'type':'number'},'g':{'type':'integer'},
             'h':{'type':'number'}},'required':['a','b','c','d','e','f','g','h']}""");
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Texts(
        String text, Instant at, OffsetDateTime local, LocalDate day, Duration length, URI link, UUID id,
        byte[] data) {}

    @Test
    void values_written_as_text_say_their_format() {
        assertSchema(Texts.class, """
            {'type':'object','properties':{'text':{'type':'string'},
             'at':{'type':'string','format':'date-time'},'local':{'type':'string','format':'date-time'},
             'day':{'type':'string','format':'date'},'length':{'type':'string','format':'duration'},
             'link':{'type':'string','format':'uri'},'id':{'type':'string','format':'uuid'},
             'data':{'type':'string','contentEncoding':'base64'}},
             'required':['text','at','local','day','length','link','id','data']}""");
    }

    record Nested(boolean on, Add add, Json any, Json.Obj object, Json.Arr array) {}

    @Test
    void records_and_json_can_be_inside_records() {
        assertSchema(Nested.class, """
            {'type':'object','properties':{'on':{'type':'boolean'},
             'add':{'type':'object','properties':{'a':{'type':'number'},'b':{'type':'number'}},'required':['a','b']},
             'any':{},'object':{'type':'object'},'array':{'type':'array'}},
             'required':['on','add','any','object','array']}""");
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Many(
        List<String> a, Collection<Integer> b, Set<String> c, int[] d, String[][] e, Map<String, List<Add>> f) {}

    @Test
    void collections_arrays_and_maps_say_what_is_in_them() {
        assertSchema(Many.class, """
            {'type':'object','properties':{
             'a':{'type':'array','items':{'type':'string'}},
             'b':{'type':'array','items':{'type':'integer'}},
             'c':{'type':'array','items':{'type':'string'},'uniqueItems':true},
             'd':{'type':'array','items':{'type':'integer'}},
             'e':{'type':'array','items':{'type':'array','items':{'type':'string'}}},
             'f':{'type':'object','additionalProperties':{'type':'array','items':
              {'type':'object','properties':{'a':{'type':'number'},'b':{'type':'number'}},'required':['a','b']}}}},
             'required':['a','b','c','d','e','f']}""");
    }

    @Test
    void what_may_be_absent_is_not_required() {
        var schema = Shape.of(OptionalsWithJson.class).schema();

        assertThat(schema.toText()).isEqualTo(json("""
            {'type':'object','properties':{'a':{'type':'string'},'b':{'type':'integer'},'c':{'type':'integer'},
             'd':{'type':'number'},'e':{'type':'string'},'f':{'type':'integer','default':7},
             'g':{'type':'string','default':'x'}}}""").toText());
    }

    record OptionalsWithJson(
        Optional<String> a, OptionalInt b, OptionalLong c, OptionalDouble d, @Nullable String e, @Default("7") int f,
        @Nullable @Default("\"x\"") String g) {}

    @Doc("A place.")
    record Place(@Doc("Its name.") String name, @Doc("How warm it is.") Unit unit, Unit other) {}

    @Doc("A unit.")
    enum Unit {
        @Doc("metric") CELSIUS,
        @Doc("imperial") FAHRENHEIT,
        KELVIN
    }

    @Test
    void documentation_becomes_descriptions_and_that_of_the_component_wins() {
        assertSchema(Place.class, """
            {'type':'object','description':'A place.','properties':{
             'name':{'type':'string','description':'Its name.'},
             'unit':{'type':'string','enum':['CELSIUS','FAHRENHEIT','KELVIN'],
              'description':'How warm it is. CELSIUS: metric FAHRENHEIT: imperial'},
             'other':{'type':'string','enum':['CELSIUS','FAHRENHEIT','KELVIN'],
              'description':'A unit. CELSIUS: metric FAHRENHEIT: imperial'}},
             'required':['name','unit','other']}""");
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Bounded(
        @Range(min = 1, max = 10) int a, @Range(min = 0.5) double b, @Size(min = 1, max = 3) String c,
        @Size(max = 2) List<String> d, @Size(min = 1) Map<String, String> e, @Matches("^[a-z]+$") String f,
        @Format("email") String g, @Size(max = 8) byte[] h) {}

    @Test
    void constraints_become_keywords() {
        assertSchema(Bounded.class, """
            {'type':'object','properties':{
             'a':{'type':'integer','minimum':1,'maximum':10},'b':{'type':'number','minimum':0.5},
             'c':{'type':'string','minLength':1,'maxLength':3},
             'd':{'type':'array','items':{'type':'string'},'maxItems':2},
             'e':{'type':'object','additionalProperties':{'type':'string'},'minProperties':1},
             'f':{'type':'string','pattern':'^[a-z]+$'},'g':{'type':'string','format':'email'},
             'h':{'type':'string','contentEncoding':'base64','maxLength':8}},
             'required':['a','b','c','d','e','f','g','h']}""");
    }

    sealed interface Figure permits Circle, Angular {}

    record Circle(double radius) implements Figure {}

    sealed interface Angular extends Figure permits Square {}

    record Square(double side) implements Angular {}

    record Drawing(Figure figure) {}

    @Test
    void a_sealed_interface_is_one_of_its_records_told_apart_by_type() {
        assertSchema(Drawing.class, """
            {'type':'object','properties':{'figure':{'type':'object','oneOf':[
             {'type':'object','properties':{'type':{'type':'string','const':'circle'},'radius':{'type':'number'}},
              'required':['type','radius']},
             {'type':'object','properties':{'type':{'type':'string','const':'square'},'side':{'type':'number'}},
              'required':['type','side']}]}},'required':['figure']}""");
    }

    record Tree(String name, List<Tree> children) {}

    @Test
    void a_type_inside_itself_is_defined_once_and_referred_to() {
        assertSchema(Tree.class, """
            {'type':'object','properties':{'name':{'type':'string'},
              'children':{'type':'array','items':{'$ref':'#/$defs/Tree'}}},'required':['name','children'],
             '$defs':{'Tree':{'type':'object','properties':{'name':{'type':'string'},
              'children':{'type':'array','items':{'$ref':'#/$defs/Tree'}}},'required':['name','children']}}}""");
    }

    sealed interface Expression {
        record Literal(double value) implements Expression {}

        record Sum(Expression left, Expression right) implements Expression {}
    }

    record Calculate(@Doc("What to calculate.") Expression expression) {}

    @Test
    void a_sealed_interface_can_contain_itself() {
        var schema = Shape.of(Calculate.class).schema();

        assertThat(schema.object("$defs").orElseThrow().members()).containsOnlyKeys("Expression");
        assertThat(JsonPointer.find(schema, "/properties/expression/description")).contains(new Json.Str(
            "What to calculate."));
        assertThat(JsonPointer.find(schema, "/properties/expression/oneOf/1/properties/left").orElseThrow().toText())
            .isEqualTo("{\"$ref\":\"#/$defs/Expression\"}");
    }

    record Left(Outer.Node one, Node other) {
        record Node(@Nullable Node next) {}
    }

    record Outer() {
        record Node(@Nullable Node next) {}
    }

    @Test
    void two_types_of_one_name_get_definitions_of_their_own() {
        assertThat(Shape.of(Left.class).schema().object("$defs").orElseThrow().members())
            .containsOnlyKeys("Node", "Node2");
    }

    record Route(@HeaderParam("Region") String region, @HeaderParam("Level") @Default("1") int level) {}

    @Test
    void header_parameters_are_marked() {
        assertSchema(Route.class, """
            {'type':'object','properties':{'region':{'type':'string','x-mcp-header':'Region'},
             'level':{'type':'integer','x-mcp-header':'Level','default':1}},'required':['region']}""");
    }
}
