package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.JsonLimits;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is no message, what the peer is told, and under which id.
final class MalformedMessageTest {
    private static final String CALL = "\"jsonrpc\":\"2.0\",\"method\":\"tools/call\"";
    private static final MessageReader READER = new MessageReader(new JsonLimits(5, 100, 50, 40), 3);

    private static Message.Malformed refused(String text) {
        return (Message.Malformed) READER.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text, @Nullable RequestId id, String message) {
        assertThat(refused(text)).isEqualTo(
            new Message.Malformed(id, new McpError(-32600, "Invalid request: " + message, null)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "null|null", "true|a boolean", "1.5|a number", "1.0|a number", "1e2|a number", "{}|an object", "[1]|an array"})
    void an_id_is_text_or_a_whole_number_and_nothing_else(String id, String kind) {
        assertRefused("{" + CALL + ",\"id\":" + id + "}", null,
            "id: " + kind + " (expected: a string or a whole number)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"jsonrpc\":\"1.0\",", "\"jsonrpc\":2.0,", "\"jsonrpc\":null,", "\"JSONRPC\":\"2.0\",", ""})
    void another_version_of_json_rpc_is_refused_under_the_id_it_names(String version) {
        assertRefused("{" + version + "\"id\":\"q\",\"method\":\"ping\"}", RequestId.of("q"),
            "jsonrpc: missing or unknown (expected: \"2.0\")");
    }

    @Test
    void a_method_is_text() {
        assertRefused("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":null}", RequestId.of(3),
            "method: not a string (expected: a string)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[]|an array", "null|null", "\"x\"|a string", "false|a boolean", "0|a number"})
    void params_are_an_object(String params, String kind) {
        assertRefused("{" + CALL + ",\"id\":3,\"params\":" + params + "}", RequestId.of(3),
            "params: " + kind + " (expected: an object)");
        assertRefused("{" + CALL + ",\"params\":" + params + "}", null,
            "params: " + kind + " (expected: an object)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"text\"", "true", "null", "1e5"})
    void a_scalar_is_no_message(String scalar) {
        assertRefused(scalar, null, "message: a scalar (expected: an object)");
    }

    @Test
    void what_asks_nothing_and_answers_nothing_is_no_message() {
        assertRefused("{\"jsonrpc\":\"2.0\",\"id\":3}", RequestId.of(3),
            "message: neither request nor response (expected: method, result or error)");
        assertRefused("{}", null, "jsonrpc: missing or unknown (expected: \"2.0\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"result\":{}", "\"error\":{\"code\":1,\"message\":\"\"}", "\"result\":null"})
    void what_asks_and_answers_at_once_is_no_message(String answer) {
        assertRefused("{" + CALL + ",\"id\":1," + answer + "}", null,
            "message: request and response in one (expected: either)");
    }

    @Test
    void a_response_has_a_result_or_an_error_and_not_both() {
        assertRefused("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{\"code\":1,\"message\":\"\"}}", null,
            "response: result and error (expected: one of them)");
    }

    /// The ids of responses are ours. Echoed, they would look like an answer to a request of the peer.
    @ParameterizedTest
    @ValueSource(strings = {
        "\"id\":1,\"result\":[]", "\"id\":1,\"result\":null", "\"result\":{}", "\"id\":null,\"result\":{}",
        "\"id\":1.5,\"result\":{}"})
    void a_result_without_its_id_or_that_is_no_object_is_refused_without_an_id(String members) {
        assertRefused("{\"jsonrpc\":\"2.0\"," + members + "}", null,
            "response: id or result unreadable (expected: an id and an object)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\":1,\"error\":\"no\"", "\"id\":1,\"error\":null", "\"id\":[],\"error\":{\"code\":1}"})
    void an_error_that_is_no_error_is_refused_without_an_id(String members) {
        assertRefused("{\"jsonrpc\":\"2.0\"," + members + "}", null,
            "response: id or error unreadable (expected: an id and an object)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{}{}", "{\"id\":1,}", "nul", "{'a':1}", "[1,]", "// x\n{}", "NaN", "\ufeff{}"})
    void what_is_not_json_is_a_parse_error_without_an_id(String text) {
        var refused = refused(text);
        assertThat(refused.id()).isNull();
        assertThat(refused.error().code()).isEqualTo(-32700);
        assertThat(refused.error().message()).startsWith("Parse error: text at byte ");
        assertThat(refused.error().data()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c080", "eda080", "f4908080", "c3", "80"})
    void what_is_not_utf_8_is_a_parse_error(String hex) {
        byte[] start = ("{" + CALL + ",\"id\":1,\"x\":\"").getBytes(StandardCharsets.UTF_8);
        byte[] bad = HexFormat.of().parseHex(hex);
        byte[] text = Arrays.copyOf(start, start.length + bad.length + 2);
        System.arraycopy(bad, 0, text, start.length, bad.length);
        text[text.length - 2] = '"';
        text[text.length - 1] = '}';

        assertThat(READER.read(text)).isEqualTo(new Message.Malformed(null,
            new McpError(-32700, "Parse error: text at byte 51: not UTF-8", null)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "\"id\":7,\"x\":1,\"x\":2|7",
        "\"x\":1,\"x\":2,\"id\":\"seven\"|\"seven\"",
        "\"params\":{\"x\":1,\"x\":2},\"id\":1180591620717411303424|1180591620717411303424",
        "\"params\":{\"id\":5,\"x\":{\"id\":6,\"x\":{\"id\":7,\"x\":{\"id\":8,\"x\":{}}}}},\"id\":9|9",
        "\"params\":{\"x\":123456789012345678901234567890123456789012345},\"id\":-1|-1",
        "\"i\\u0064\":3,\"x\":1,\"x\":2|3"})
    void what_repeats_a_name_or_breaks_a_limit_is_refused_under_its_id(String members, String id) {
        var refused = refused("{" + CALL + "," + members + "}");
        assertThat(refused.id()).hasToString(id);
        assertThat(refused.error().code()).isEqualTo(-32600);
        assertThat(refused.error().message()).startsWith("Invalid request: text at byte ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"id\":1,\"id\":1", "\"id\":1,\"id\":2", "\"id\":null,\"x\":1,\"x\":2", "\"id\":1.5,\"x\":1,\"x\":2",
        "\"id\":[1],\"x\":1,\"x\":2", "\"x\":1,\"x\":2", "\"params\":{\"id\":1,\"id\":2}"})
    void an_id_that_is_not_clear_is_not_echoed(String members) {
        var refused = refused("{" + CALL + "," + members + "}");
        assertThat(refused.id()).isNull();
        assertThat(refused.error().code()).isEqualTo(-32600);
    }

    @Test
    void a_long_message_that_repeats_a_name_at_its_end_is_refused_under_its_id() {
        String filling = "[1,2,3],".repeat(100_000);
        assertThat(refused("{" + CALL + ",\"params\":{\"x\":[" + filling + "0],\"y\":1,\"y\":2},\"id\":\"q\"}").id())
            .isEqualTo(RequestId.of("q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":\"SECRET\",\"SECRET\":SECRET}",
        "{\"jsonrpc\":\"SECRET\",\"id\":1,\"method\":\"SECRET\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":[\"SECRET\"],\"method\":\"SECRET\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"SECRET\",\"params\":\"SECRET\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"SECRET\":1,\"SECRET\":2}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"a\":{\"b\":{\"c\":{\"SECRET\":{}}}}}}",
        "\"SECRET", "[\"SECRET\"", "SECRET"})
    void nothing_of_the_text_is_quoted(String text) {
        var refused = refused(text);
        assertThat(refused.error().message()).doesNotContain("SECRET");
        assertThat(refused.error().data()).isNull();
    }
}
