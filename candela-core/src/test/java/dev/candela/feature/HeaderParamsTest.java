package dev.candela.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.McpException;
import dev.candela.model.Tool;
import dev.candela.rpc.Headers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderParamsTest {
    private static final String PLACES = """
        {"type":"object","properties":{
          "region":{"type":"string","x-mcp-header":"Region"},
          "limit":{"type":"integer","x-mcp-header":"limit"},
          "where":{"type":"object","properties":{"exact":{"type":"boolean","x-mcp-header":"X-Exact"}}},
          "plain":{"type":"string"}}}""";

    private static HeaderParams of(String schema) {
        return HeaderParams.of(Tool.of("find", "Finds", (Json.Obj) Json.parse(schema)));
    }

    /// What comes of a check: `fine`, or what is wrong.
    private static String outcome(HeaderParams params, String arguments, Headers headers) {
        try {
            params.check((Json.Obj) Json.parse(arguments), headers);
            return "fine";
        } catch (McpException e) {
            assertThat(e.error().code()).isEqualTo(-32020);
            assertThat(e.error().data()).isNull();
            return e.error().message().replaceFirst(
                "^Header mismatch: (.*) \\(expected: the argument's value\\)$", "$1");
        }
    }

    private static String outcome(String arguments, Map<String, String> fields) {
        return outcome(of(PLACES), arguments, Exchanges.headers(fields));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}|{\"a\":\"\"}|mcp-param-a: missing",
        "{\"a\":{\"type\":\"integer\",\"x-mcp-header\":\"!#$%&'*+-.^_`~09az\"}}|{\"a\":1}|"
            + "mcp-param-!#$%&'*+-.^_`~09az: missing",
        "{\"a\":{\"type\":\"object\",\"properties\":{\"b\":{\"type\":\"object\",\"properties\":"
            + "{\"c\":{\"type\":\"boolean\",\"x-mcp-header\":\"C\"}}}}}}|{\"a\":{\"b\":{\"c\":true}}}|"
            + "mcp-param-c: missing",
        "{\"properties\":{\"type\":\"string\",\"x-mcp-header\":\"P\"}}|{\"properties\":\"\"}|mcp-param-p: missing",
        "{\"items\":{\"type\":\"string\",\"x-mcp-header\":\"I\"}}|{\"items\":\"\"}|mcp-param-i: missing",
        "{\"x-mcp-header\":{\"type\":\"string\"}}|{\"x-mcp-header\":\"\"}|fine",
        "{\"a\":{\"type\":\"object\",\"default\":{\"x-mcp-header\":\"A\"},\"examples\":[{\"x-mcp-header\":1}]}}|"
            + "{\"a\":{}}|fine",
        "{\"a\":true,\"b\":{}}|{\"a\":1,\"b\":2}|fine"})
    void parameters_reached_by_properties_only_are_mirrored(String properties, String arguments, String outcome) {
        var params = of("{\"type\":\"object\",\"properties\":" + properties + "}");
        assertThat(outcome(params, arguments, Headers.NONE)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"\"", "\"a b\"", "\"a:b\"", "\"é\"", "\"a\\u0000\"", "\"a\\n\"", "\"a/b\"", "\"(a)\"",
        "5", "true", "null", "[]", "{\"a\":1}"})
    void a_name_that_is_no_header_token_is_refused(String name) {
        assertRefused(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":" + name + "}}}",
            "a name, a type or a place that clients refuse");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"number\"", "\"object\"", "\"array\"", "\"null\"", "[\"string\",\"null\"]", "\"String\"", "7"})
    void a_parameter_of_another_type_is_refused(String type) {
        assertRefused("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":" + type + ",\"x-mcp-header\":\"A\"}}}",
            "a name, a type or a place that clients refuse");
    }

    @Test
    void a_parameter_without_a_type_is_refused() {
        assertRefused("{\"type\":\"object\",\"properties\":{\"a\":{\"x-mcp-header\":\"A\"}}}",
            "a name, a type or a place that clients refuse");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"x-mcp-header\":\"A\"",
        "\"items\":%s", "\"prefixItems\":[%s]", "\"contains\":%s", "\"additionalProperties\":%s",
        "\"patternProperties\":{\"a\":%s}", "\"propertyNames\":%s", "\"unevaluatedProperties\":%s",
        "\"oneOf\":[%s]", "\"anyOf\":[{},%s]", "\"allOf\":[%s]", "\"not\":%s",
        "\"if\":%s", "\"then\":%s", "\"else\":%s", "\"dependentSchemas\":{\"a\":%s}",
        "\"$defs\":{\"a\":%s}", "\"definitions\":{\"a\":%s}",
        "\"properties\":{\"a\":{\"type\":\"array\",\"items\":%s}}",
        "\"properties\":{\"a\":{\"oneOf\":[%s]}}",
        "\"$defs\":{\"a\":{\"type\":\"object\",\"properties\":{\"b\":%s}}},"
            + "\"properties\":{\"a\":{\"$ref\":\"#/$defs/a\"}}",
        "\"unknown\":{\"deep\":[%s]}"})
    void a_parameter_in_any_other_place_is_refused(String members) {
        String mirrored = "{\"type\":\"string\",\"x-mcp-header\":\"A\"}";
        assertRefused("{\"type\":\"object\"," + members.formatted(mirrored) + "}",
            "a name, a type or a place that clients refuse");
    }

    @Test
    void one_header_for_two_parameters_is_refused_whatever_its_case() {
        assertRefused("""
            {"type":"object","properties":{"a":{"type":"string","x-mcp-header":"Region"},
            "b":{"type":"object","properties":{"c":{"type":"string","x-mcp-header":"REGION"}}}}}""",
            "a name twice");
    }

    private static void assertRefused(String schema, String what) {
        assertThatThrownBy(() -> of(schema)).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("tool find: x-mcp-header with " + what
                + " (expected: distinct header tokens on string, integer or boolean properties)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{\"region\":\"eu\"}|Mcp-Param-Region|eu",
        "{\"region\":\"eu\"}|MCP-PARAM-REGION| eu\t",
        "{\"region\":\"世\"}|Mcp-Param-Region|=?base64?5LiW?=",
        "{\"region\":\"eu\"}|Mcp-Param-Region|=?base64?ZXU=?=",
        "{\"region\":\"\"}|Mcp-Param-Region|=?base64??=",
        "{\"region\":\"=?base64?x\"}|Mcp-Param-Region|=?base64?x",
        "{\"limit\":42}|Mcp-Param-Limit|42",
        "{\"limit\":42}|Mcp-Param-Limit|42.0",
        "{\"limit\":42}|Mcp-Param-Limit|4.2e1",
        "{\"limit\":42.0}|Mcp-Param-Limit|42",
        "{\"limit\":-7}|Mcp-Param-Limit|-7",
        "{\"limit\":9007199254740991}|Mcp-Param-Limit|9007199254740991",
        "{\"where\":{\"exact\":true}}|Mcp-Param-X-Exact|true",
        "{\"where\":{\"exact\":false}}|mcp-param-x-exact|false"})
    void a_header_that_says_what_the_body_says_is_fine(String arguments, String header, String value) {
        assertThat(outcome(arguments, Map.of(header, value))).isEqualTo("fine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "{\"region\":\"eu\"}|Mcp-Param-Region|us|mcp-param-region: not what the body says",
        "{\"region\":\"eu\"}|Mcp-Param-Region|EU|mcp-param-region: not what the body says",
        "{\"region\":\"eu\"}|Mcp-Param-Region|é|mcp-param-region: malformed",
        "{\"region\":\"eu\"}|Mcp-Param-Region|=?base64?ZXU?=|mcp-param-region: malformed",
        "{\"region\":\"eu\"}|Region|eu|mcp-param-region: missing",
        "{\"region\":7}|Mcp-Param-Region|7.5|mcp-param-region: not what the body says",
        "{\"limit\":42}|Mcp-Param-Limit|43|mcp-param-limit: not what the body says",
        "{\"limit\":42}|Mcp-Param-Limit|+42|mcp-param-limit: not what the body says",
        "{\"limit\":42}|Mcp-Param-Limit|0x2A|mcp-param-limit: not what the body says",
        "{\"limit\":42}|Mcp-Param-Limit|42.|mcp-param-limit: not what the body says",
        "{\"limit\":42}|Mcp-Param-Limit|=?base64?2aTZog==?=|mcp-param-limit: not what the body says",
        "{\"limit\":42}|Mcp-Param-Limit|1e999999999|mcp-param-limit: not what the body says",
        "{\"limit\":1e999999999}|Mcp-Param-Limit|1e-999999999|mcp-param-limit: not what the body says",
        "{\"limit\":42}|Mcp-Param-Limit|42e99999999999|mcp-param-limit: not what the body says",
        "{\"limit\":0}|Mcp-Param-Limit|0.00000000000000000000000000000000000000000|"
            + "mcp-param-limit: not what the body says",
        "{\"where\":{\"exact\":true}}|Mcp-Param-X-Exact|True|mcp-param-x-exact: not what the body says",
        "{\"where\":{\"exact\":true}}|Mcp-Param-X-Exact|1|mcp-param-x-exact: not what the body says",
        "{\"region\":{\"a\":1}}|Mcp-Param-Region|{\"a\":1}|mcp-param-region: not what the body says",
        "{\"region\":[]}|Mcp-Param-Region|[]|mcp-param-region: not what the body says"})
    void any_other_header_is_refused(String arguments, String header, String value, String what) {
        assertThat(outcome(arguments, Map.of(header, value))).isEqualTo(what);
    }

    @Test
    void a_header_that_is_there_twice_is_refused() {
        Headers twice = _ -> List.of("eu", "eu");
        assertThat(outcome(of(PLACES), "{\"region\":\"eu\"}", twice)).isEqualTo("mcp-param-region: given twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"region\":null}", "{\"where\":null}", "{\"where\":{}}", "{\"where\":\"x\"}", "{\"where\":[true]}",
        "{\"plain\":\"x\"}"})
    void without_a_value_no_header_is_needed_and_one_that_is_there_is_ignored(String arguments) {
        assertThat(outcome(arguments, Map.of())).isEqualTo("fine");
        assertThat(outcome(arguments, Map.of("Mcp-Param-Region", "x", "Mcp-Param-X-Exact", "é",
            "Mcp-Param-Unknown", "y"))).isEqualTo("fine");
    }
}
