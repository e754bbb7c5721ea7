package dev.candela.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParamsReaderTest {
    private static final Map<String, Method<?>> METHODS = Map.of(
        "tools/list", Method.TOOLS_LIST,
        "tools/call", Method.TOOLS_CALL,
        "resources/list", Method.RESOURCES_LIST,
        "resources/templates/list", Method.RESOURCES_TEMPLATES_LIST,
        "resources/read", Method.RESOURCES_READ,
        "prompts/list", Method.PROMPTS_LIST,
        "prompts/get", Method.PROMPTS_GET,
        "completion/complete", Method.COMPLETION_COMPLETE);

    private static Params read(String method, String params) {
        var known = Objects.requireNonNull(METHODS.get(method));
        assertThat(known.name()).isEqualTo(method);
        return known.read().apply((Json.Obj) Json.parse(params));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/list", "resources/templates/list", "prompts/list"})
    void a_list_starts_at_its_beginning_or_at_a_cursor(String method) {
        assertThat(read(method, "{}")).isEqualTo(new Params.Page(null));
        assertThat(read(method, "{\"cursor\":\"\"}")).isEqualTo(new Params.Page(""));
        assertThat(read(method, "{\"cursor\":\"x\",\"_meta\":{}}")).isEqualTo(new Params.Page("x"));
    }

    @Test
    void a_tool_is_called_by_name_with_arguments_or_none() {
        assertThat(read("tools/call", "{\"name\":\"dice\"}")).isEqualTo(new Params.CallTool("dice", Json.Obj.EMPTY));
        assertThat(read("tools/call", "{\"name\":\"dice\",\"arguments\":{\"sides\":[6]}}"))
            .isEqualTo(new Params.CallTool("dice", Json.obj("sides", Json.arr(6))));
    }

    @Test
    void a_prompt_is_asked_for_by_name_with_texts() {
        assertThat(read("prompts/get", "{\"name\":\"greet\"}")).isEqualTo(new Params.GetPrompt("greet", Map.of()));
        assertThat(read("prompts/get", "{\"name\":\"greet\",\"arguments\":{\"who\":\"\",\"how\":\"x\"}}"))
            .isEqualTo(new Params.GetPrompt("greet", Map.of("who", "", "how", "x")));
    }

    @Test
    void a_resource_is_read_by_its_uri() {
        assertThat(read("resources/read", "{\"uri\":\"file:///a\"}")).isEqualTo(new Params.ReadResource("file:///a"));
    }

    @Test
    void a_completion_names_whose_argument_it_is_and_what_is_known_so_far() {
        assertThat(read("completion/complete", """
            {"ref":{"type":"ref/prompt","name":"greet"},"argument":{"name":"who","value":""}}"""))
            .isEqualTo(new Params.Complete(new Params.Reference.ToPrompt("greet"), "who", "", Map.of()));
        assertThat(read("completion/complete", """
            {"ref":{"type":"ref/resource","uri":"file:///{x}"},"argument":{"name":"x","value":"ab"},
            "context":{"arguments":{"y":"1"}}}"""))
            .isEqualTo(new Params.Complete(new Params.Reference.ToResource("file:///{x}"), "x", "ab",
                Map.of("y", "1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "tools/list|{\"cursor\":5}|cursor: not a string (expected: one that this server gave)",
        "tools/list|{\"cursor\":null}|cursor: not a string (expected: one that this server gave)",
        "tools/call|{}|name: missing (expected: a value of the right type)",
        "tools/call|{\"name\":\"\"}|name: missing (expected: a value of the right type)",
        "tools/call|{\"name\":7}|name: missing (expected: a value of the right type)",
        "tools/call|{\"name\":\"a\",\"arguments\":[]}|arguments: not an object (expected: an object)",
        "tools/call|{\"name\":\"a\",\"arguments\":null}|arguments: not an object (expected: an object)",
        "prompts/get|{\"arguments\":{}}|name: missing (expected: a value of the right type)",
        "prompts/get|{\"name\":\"a\",\"arguments\":\"x\"}|arguments: not an object (expected: an object of strings)",
        "prompts/get|{\"name\":\"a\",\"arguments\":{\"b\":1}}|"
            + "arguments: a member that is no string (expected: strings)",
        "resources/read|{\"uri\":{}}|uri: missing (expected: a value of the right type)",
        "resources/read|{\"uri\":\"\"}|uri: missing (expected: a value of the right type)"})
    void a_wrong_member_is_named(String method, String params, String message) {
        assertRefused(method, params, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "\"ref\":[],\"argument\":{\"name\":\"a\",\"value\":\"\"}|ref: missing (expected: a value of the right type)",
        "\"ref\":{\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}|"
            + "ref.type: missing (expected: a value of the right type)",
        "\"ref\":{\"type\":\"ref/tool\",\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}|"
            + "ref.type: unknown (expected: ref/prompt or ref/resource)",
        "\"ref\":{\"type\":\"ref/prompt\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}|"
            + "ref.name: missing (expected: a value of the right type)",
        "\"ref\":{\"type\":\"ref/resource\",\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"\"}|"
            + "ref.uri: missing (expected: a value of the right type)",
        "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"}|argument: missing (expected: a value of the right type)",
        "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{\"value\":\"\"}|"
            + "argument.name: missing (expected: a value of the right type)",
        "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{\"name\":\"a\"}|"
            + "argument.value: missing (expected: a value of the right type)",
        "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":5}|"
            + "argument.value: missing (expected: a value of the right type)",
        "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"\"},\"context\":1|"
            + "context: not an object (expected: an object)",
        "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},\"argument\":{\"name\":\"a\",\"value\":\"\"},"
            + "\"context\":{\"arguments\":[]}|arguments: not an object (expected: an object of strings)"})
    void a_wrong_member_of_a_completion_is_named(String members, String message) {
        assertRefused("completion/complete", "{" + members + "}", message);
    }

    private static void assertRefused(String method, String params, String message) {
        var refusal = catchThrowableOfType(McpException.class, () -> read(method, params));
        assertThat(refusal.error()).isEqualTo(new McpError(-32602, message, null));
    }

    @ParameterizedTest
    @EnumSource
    void every_level_is_read_as_it_is_written(LogLevel level) {
        String name = switch (level) {
            case DEBUG -> "debug";
            case INFO -> "info";
            case NOTICE -> "notice";
            case WARNING -> "warning";
            case ERROR -> "error";
            case CRITICAL -> "critical";
            case ALERT -> "alert";
            case EMERGENCY -> "emergency";
        };
        assertThat(ParamsReader.logLevel(Json.obj("level", name), "level")).isEqualTo(level);
        assertThat(NotificationWriter.log(level, null, Json.Null.NULL).params())
            .hasToString("{\"level\":\"" + name + "\",\"data\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"level\":\"INFO\"}", "{\"level\":\"warn\"}", "{\"level\":6}", "{\"level\":null}"})
    void another_level_is_refused(String params) {
        var refusal = catchThrowableOfType(McpException.class,
            () -> ParamsReader.logLevel((Json.Obj) Json.parse(params), "level"));
        assertThat(refusal.error()).isEqualTo(new McpError(-32602, "level: unknown (expected: debug, info, notice, "
            + "warning, error, critical, alert or emergency)", null));
    }

    @Test
    void meta_that_is_no_object_is_none() {
        assertThat(Meta.of(Json.obj("_meta", Json.obj("a", 1)))).hasToString("{\"a\":1}");
        assertThat(Meta.of(Json.obj("_meta", 5))).isEqualTo(Json.Obj.EMPTY);
        assertThat(Meta.of(Json.Obj.EMPTY)).isEqualTo(Json.Obj.EMPTY);
    }
}
