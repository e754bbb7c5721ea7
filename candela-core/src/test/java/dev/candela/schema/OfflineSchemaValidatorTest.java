package dev.candela.schema;

import static dev.candela.schema.JsonText.json;
import static dev.candela.schema.JsonText.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Verdicts and messages, for schemas of the plain kind and for those that need the library.
class OfflineSchemaValidatorTest {
    private final SchemaValidator validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);

    private List<String> faults(String schema, String value) throws InvalidSchema {
        return validator.compile(object(schema)).validate(json(value)).stream().map(Fault::toString).toList();
    }

    private void assertRefused(String schema, String... parts) {
        assertThatThrownBy(() -> validator.compile(object(schema))).isInstanceOf(InvalidSchema.class)
            .message().contains(parts);
    }

    private static final String ADD =
        "{'type':'object','properties':{'a':{'type':'number'},'b':{'type':'number'}},'required':['a','b']}";

    @Test
    void a_value_that_fits_has_no_faults() throws InvalidSchema {
        assertThat(faults(ADD, "{'a':1,'b':2.5,'c':null}")).isEmpty();
    }

    @Test
    void a_fault_names_the_place_the_value_and_what_was_expected() throws InvalidSchema {
        assertThat(faults(ADD, "{'a':'x'}"))
            .containsExactly("/b: missing (expected: a value)", "/a: \"x\" (expected: a number)");
        assertThat(faults(ADD, "[1,2]")).containsExactly("an array of 2 (expected: an object)");
    }

    /// The same through the library, which `allOf` asks for.
    @Test
    void the_library_finds_the_same_faults() throws InvalidSchema {
        assertThat(faults("{'allOf':[" + ADD + "]}", "{'a':'x'}"))
            .containsExactlyInAnyOrder("/b: missing (expected: a value)", "/a: \"x\" (expected: a number)");
        assertThat(faults("{'allOf':[" + ADD + "]}", "[1,2]")).containsExactly("an array of 2 (expected: an object)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{'allOf':[%s]}"})
    void every_assertion_says_what_it_expects(String frame) throws InvalidSchema {
        String schema = frame.formatted("""
            {'properties':{'a':{'type':['string','null']},'b':{'enum':['x',1]},'c':{'const':{'k':1}},
             'd':{'minimum':1},'e':{'exclusiveMaximum':2.5},'f':{'multipleOf':0.1},'g':{'maxLength':1},
             'h':{'pattern':'^a'},'i':{'minItems':1},'j':{'uniqueItems':true},'k':{'minProperties':1},
             'l':{'items':{'type':'integer'}}},'additionalProperties':false}""");

        assertThat(faults(schema, "{'a':1,'b':2,'c':{},'d':0,'e':2.5}")).containsExactlyInAnyOrder(
            "/a: 1 (expected: null or a string)", "/b: 2 (expected: one of \"x\", 1)",
            "/c: an object (expected: an object)", "/d: 0 (expected: >= 1)", "/e: 2.5 (expected: < 2.5)");
        assertThat(faults(schema, "{'f':0.25,'g':'😀😀','h':'ba','i':[],'j':[1,1.0]}")).containsExactlyInAnyOrder(
            "/f: 0.25 (expected: a multiple of 0.1)", "/g: \"😀😀\" (expected: at most 1 characters)",
            "/h: \"ba\" (expected: text that matches ^a)", "/i: an array of 0 (expected: at least 1 elements)",
            "/j: an array of 2 (expected: elements that all differ)");
        assertThat(faults(schema, "{'k':{},'l':[1,'x'],'m':1,'a/b':2}")).containsExactlyInAnyOrder(
            "/k: an object (expected: at least 1 members)", "/l/1: \"x\" (expected: a whole number)",
            "/m: 1 (expected: nothing here)", "/a~1b: 2 (expected: nothing here)");
    }

    @Test
    void alternatives_are_told_in_few_words() throws InvalidSchema {
        assertThat(faults("{'anyOf':[{'type':'string'},{'type':'null'}]}", "1")).containsExactly(
            "1 (expected: a string)", "1 (expected: null)", "1 (expected: to fit at least one of the alternatives)");
        assertThat(faults("{'oneOf':[{'type':'integer'},{'minimum':1}]}", "1"))
            .containsExactly("1 (expected: to fit exactly one of the alternatives)");
        assertThat(faults("{'not':{'type':'integer'}}", "1"))
            .containsExactly("1 (expected: not to fit what is excluded)");
        assertThat(faults("{'contains':{'const':1},'maxContains':1}", "[1,1]"))
            .containsExactly("an array of 2 (expected: another number of elements that fit)");
        assertThat(faults("{'dependentRequired':{'a':['b']}}", "{'a':1}"))
            .containsExactly("an object (expected: the members that go together)");
        assertThat(faults("{'propertyNames':{'maxLength':1}}", "{'ab':1}"))
            .contains("an object (expected: another name than \"ab\")");
        assertThat(faults(
            "{'$schema':'http://json-schema.org/draft-07/schema#','dependencies':{'a':['b']}}", "{'a':1}"))
            .containsExactly("an object (expected: the members that go together)");
    }

    @ParameterizedTest
    @CsvSource({"3, true", "3.0, true", "3e0, true", "1e400, true", "3.5, false", "1e-1, false"})
    void a_whole_number_is_an_integer_whatever_its_spelling(String number, boolean fits) throws InvalidSchema {
        assertThat(faults("{'type':'integer'}", number).isEmpty()).isEqualTo(fits);
        assertThat(faults("{'allOf':[{'type':'integer'}]}", number).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 0.1, true", "0.3, 0.1, true", "0.35, 0.1, false", "1e400, 3, false", "3e400, 3, true", "1e-400, 1, false",
        "0, 5, true", "0.0, 0.3, true", "1e999999999, 7, false", "1e999999999, 2, true", "1e-999999999, 2, false",
        "4.5, 1.5, true", "-4.5, 1.5, true", "9223372036854775807, 2, false", "2.50, 0.125, true",
    })
    void multiples_are_exact_and_cost_nothing(String number, String unit, boolean fits) throws InvalidSchema {
        assertThat(faults("{'multipleOf':" + unit + "}", number).isEmpty()).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2020-12/schema#",
        "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-07/schema",
        "https://json-schema.org/draft-07/schema#"})
    void two_dialects_are_understood(String dialect) throws InvalidSchema {
        assertThat(faults("{'$schema':'" + dialect + "','type':'string'}", "1")).hasSize(1);
        assertThat(faults("{'$schema':'" + dialect + "','allOf':[{'type':'string'}]}", "1")).hasSize(1);
        assertThat(faults("{'$schema':'" + dialect + "','allOf':[{'type':'string'}]}", "'x'")).isEmpty();
    }

    @Test
    void draft_07_keeps_its_own_meaning() throws InvalidSchema {
        String draft07 = "'$schema':'http://json-schema.org/draft-07/schema#'";

        assertThat(faults("{" + draft07 + ",'items':[{'type':'string'}],'additionalItems':false}", "['x',1]"))
            .hasSize(1);
        assertThat(faults("{" + draft07 + ",'definitions':{'d':{'type':'string'}},'properties':{'a':"
            + "{'$ref':'#/definitions/d','maxLength':1}}}", "{'a':'xyz'}"))
            .as("siblings of $ref do not count").isEmpty();
        assertThat(faults("{" + draft07 + ",'definitions':{'d':{'$id':'#d','type':'string'}},'$ref':'#d'}", "1"))
            .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'http://json-schema.org/draft-04/schema#'", "'https://json-schema.org/draft/2019-09/schema'",
        "'https://example.com/my-dialect'", "'https://json-schema.org/draft/2020-12/schema#/x'", "''", "1"})
    void any_other_dialect_is_refused_by_name(String dialect) {
        assertRefused("{'$schema':" + dialect + "}", "$schema: " + Shown.value(json(dialect)) + " (expected: ",
            "https://json-schema.org/draft/2020-12/schema or http://json-schema.org/draft-07/schema#)");
    }

    @Test
    void a_part_in_another_dialect_is_refused() {
        assertRefused("{'$defs':{'a':{'$id':'a','$schema':'https://example.com/other'}}}",
            "$schema: \"https://example.com/other\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'type':'strin'}", "{'type':5}", "{'type':[]}", "{'properties':[]}", "{'properties':{'a':5}}",
        "{'required':'a'}", "{'required':[1]}", "{'minLength':-1}", "{'minLength':1.5}", "{'multipleOf':0}",
        "{'enum':'x'}", "{'items':[{}]}", "{'allOf':[]}", "{'allOf':{}}", "{'$ref':5}", "{'title':5}",
        "{'additionalProperties':'no'}", "{'properties':{'a':{'properties':{'b':{'maximum':'1'}}}}}"})
    void a_broken_schema_is_refused(String schema) {
        assertRefused(schema, "schema", "(expected: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "a**", "(?<=a)b", "(a)\\\\1", "\\\\p{Nope}", "\\\\Z", "a{2,1}"})
    void a_pattern_that_cannot_be_used_is_refused(String pattern) {
        assertRefused("{'pattern':'" + pattern + "'}", "pattern: ", "without look-behind and back-references");
        assertRefused("{'patternProperties':{'" + pattern + "':true}}", "pattern: ");
        assertRefused("{'items':{'anyOf':[{'pattern':'" + pattern + "'}]}}", "pattern: ");
    }

    @Test
    void keywords_that_only_describe_decide_nothing() throws InvalidSchema {
        String schema = """
            {'$comment':'c','title':'t','description':'d','default':1,'examples':[1],'deprecated':true,
             'readOnly':true,'writeOnly':false,'format':'email','contentEncoding':'base64',
             'contentMediaType':'text/plain','x-mcp-header':'X'%s}""";

        assertThat(faults(schema.formatted(""), "'not an email'")).isEmpty();
        assertThat(faults(schema.formatted(",'unknown':{'type':'integer'}"), "'not an email'")).isEmpty();
    }

    @Test
    void data_that_looks_like_a_schema_is_left_alone() throws InvalidSchema {
        String schema = """
            {'properties':{'pattern':{'type':'string'},'$ref':{'type':'string'},'enum':{'type':'integer'},
             'properties':{'type':'object'}},'default':{'$ref':'#/nowhere','pattern':'('},
             'anyOf':[{'const':{'$ref':'#/nowhere','pattern':'(','$ref#':1}},{'required':['$ref']}]}""";

        assertThat(faults(schema, "{'$ref':'x','pattern':'y','enum':1,'properties':{}}")).isEmpty();
        assertThat(faults(schema, "{'$ref':1}")).containsExactly("/$ref: 1 (expected: a string)");
    }

    @Test
    void names_with_any_characters_work_everywhere() throws InvalidSchema {
        String schema = """
            {'properties':{'#text':{'additionalProperties':{'type':'string'}},
              'a/b~c%25 +':{'patternProperties':{'^#':{'propertyNames':{'pattern':'^x'}}},
               'additionalProperties':false}},
             'allOf':[true]}""";

        assertThat(faults(schema, "{'#text':{'k':'v'},'a/b~c%25 +':{'#1':{'xy':1}}}")).isEmpty();
        assertThat(faults(schema, "{'#text':{'k':1}}")).containsExactly("/#text/k: 1 (expected: a string)");
        assertThat(faults(schema, "{'a/b~c%25 +':{'n':1}}"))
            .containsExactly("/a~1b~0c%25 +/n: 1 (expected: nothing here)");
        assertThat(faults(schema, "{'a/b~c%25 +':{'#1':{'y':1}}}"))
            .contains("/a~1b~0c%25 +/#1: an object (expected: another name than \"y\")");
    }

    @Test
    void a_schema_is_compiled_once_and_checks_many_values() throws InvalidSchema {
        var compiled = validator.compile(object("{'anyOf':[{'type':'string'},{'type':'null'}]}"));

        assertThat(compiled.validate(json("1"))).isNotEmpty();
        assertThat(compiled.validate(json("'x'"))).isEmpty();
        assertThat(compiled.validate(json("null"))).isEmpty();
    }

    @Test
    void schemas_do_not_see_each_other() throws InvalidSchema {
        var first = validator.compile(object("{'$id':'https://example.com/s','allOf':[{'type':'string'}]}"));
        var second = validator.compile(object("{'$id':'https://example.com/s','allOf':[{'type':'null'}]}"));

        assertThat(first.validate(json("'x'"))).isEmpty();
        assertThat(second.validate(json("null"))).isEmpty();
        assertRefused("{'$ref':'https://example.com/s'}", "$ref: \"https://example.com/s\"");
    }
}
