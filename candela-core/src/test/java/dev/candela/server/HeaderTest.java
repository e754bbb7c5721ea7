package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.model.Prompt;
import dev.candela.model.Resource;
import dev.candela.model.Tool;
import dev.candela.rpc.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Header fields that repeat what the body of a modern request says.
final class HeaderTest {
    private static final String SCHEMA = """
        {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"},\
        "count":{"type":"integer","x-mcp-header":"Count"}}}""";
    private static final String ECHO = modern("3", "tools/call", Texts.tool("echo"));

    private final Rig rig = new Rig(it -> Rig.echo(it)
        .tool(Tool.of("region", "x", Texts.object(SCHEMA)), (_, _) -> "served")
        .prompt(Prompt.of("grüße", "x"), (_, _) -> "hallo")
        .resource(Resource.of("a:b", "b"), (_, _) -> "text"));

    @AfterEach
    void close() {
        rig.close();
    }

    private static void mismatch(Recorder answer) {
        assertThat(answer.text()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":-32020,"
            + "\"message\":\"Header mismatch: ");
        assertThat(answer.refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp-protocol-version", "mcp-method", "mcp-name"})
    void a_missing_header_is_refused(String name) {
        mismatch(rig.http().without(name).post(ECHO));
    }

    @ParameterizedTest
    @CsvSource({
        "mcp-protocol-version,2025-11-25", "mcp-protocol-version,''", "mcp-method,tools/list", "mcp-method,TOOLS/CALL",
        "mcp-name,other", "mcp-name,ECHO", "mcp-name,''"})
    void a_header_that_says_something_else_is_refused(String name, String value) {
        mismatch(rig.http().header(name, value).post(ECHO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp-protocol-version", "mcp-method", "mcp-name"})
    void a_header_that_is_there_twice_is_refused(String name) {
        String value = name.equals("mcp-name") ? "echo" : name.equals("mcp-method") ? "tools/call" : "2026-07-28";
        mismatch(rig.http().header(name, value + "\n" + value).post(ECHO));
    }

    @Test
    void white_space_around_a_value_does_not_count() {
        var client = rig.http().header("mcp-name", "  echo\t").header("mcp-method", " tools/call ")
            .header("mcp-protocol-version", "\t2026-07-28 ");

        assertThat(client.post(ECHO).answer()).isEqualTo("hello");
    }

    @Test
    void a_mismatch_is_told_before_an_unknown_revision() {
        String unknown = ECHO.replace("2026-07-28", "v999");

        mismatch(rig.http().header("mcp-protocol-version", "2026-07-28").post(unknown));
        assertThat(rig.http().header("mcp-protocol-version", "v999").post(unknown).error().code()).isEqualTo(-32022);
    }

    @Test
    void names_of_prompts_and_resources_are_compared_too() {
        mismatch(rig.http().header("mcp-name", "a:c").post(modern("3", "resources/read", "{\"uri\":\"a:b\"}")));
        mismatch(rig.http().header("mcp-name", "other").post(modern("3", "prompts/get", "{\"name\":\"grüße\"}")));
        assertThat(rig.http().post(modern("3", "resources/read", "{\"uri\":\"a:b\"}")).result().has("contents"))
            .isTrue();
        assertThat(rig.http().without("mcp-name").post(modern("3", "tools/list", "{}")).result().has("tools")).isTrue();
    }

    @Test
    void an_encoded_name_is_decoded_before_it_is_compared() {
        String get = modern("3", "prompts/get", "{\"name\":\"grüße\"}");

        assertThat(rig.http().header("mcp-name", "=?base64?Z3LDvMOfZQ==?=").post(get).result().has("messages"))
            .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?base64?Z3LDvMOfZQ?=", "=?base64?Z3*DvMOfZQ==?=", "=?base64?gICA?=",
        "=?BASE64?Z3LDvMOfZQ==?=", "=?base64?Z3LDvMOfZQ=="})
    void a_name_that_is_not_properly_encoded_is_refused(String value) {
        mismatch(rig.http().header("mcp-name", value).post(modern("3", "prompts/get", "{\"name\":\"grüße\"}")));
    }

    private static String region(String arguments) {
        return modern("3", "tools/call", "{\"name\":\"region\",\"arguments\":" + arguments + "}");
    }

    @Test
    void an_annotated_parameter_has_to_be_repeated_when_it_is_there() {
        var client = rig.http();
        mismatch(client.post(region("{\"region\":\"eu\"}")));
        mismatch(client.header("mcp-param-region", "us").post(region("{\"region\":\"eu\"}")));
        assertThat(client.header("mcp-param-region", "eu").post(region("{\"region\":\"eu\"}")).answer())
            .isEqualTo("served");
    }

    @Test
    void a_parameter_without_a_value_needs_no_header_and_numbers_are_compared_as_numbers() {
        assertThat(rig.http().post(region("{}")).answer()).isEqualTo("served");
        assertThat(rig.http().header("mcp-param-count", "42.0").post(region("{\"count\":42}")).answer())
            .isEqualTo("served");
        assertThat(rig.http().header("mcp-param-other", "x").post(region("{}")).answer()).isEqualTo("served");
    }

    @Test
    void nothing_is_compared_on_a_pipe_or_for_a_legacy_session() {
        assertThat(rig.pipe().send(ECHO).out.answer()).isEqualTo("hello");
        var client = rig.http().initialized("2025-11-25", "{}").header("mcp-method", "x").header("mcp-name", "y");
        assertThat(client.post(Texts.request("1", "tools/call", Texts.tool("echo"))).answer()).isEqualTo("hello");
    }

    @Test
    void a_session_header_and_a_last_event_id_mean_nothing_to_a_modern_request() {
        var client = rig.http().session("gone").header("last-event-id", "x-1");

        var answer = client.post(ECHO);

        assertThat(answer.answer()).isEqualTo("hello");
        assertThat(answer.session()).isNull();
        assertThat(answer.all()).allMatch(it -> it.eventId() == null);
    }
}
