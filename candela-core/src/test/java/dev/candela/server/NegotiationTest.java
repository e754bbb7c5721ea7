package dev.candela.server;

import static dev.candela.server.Texts.initialize;
import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.rpc.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NegotiationTest {
    private final Rig rig = new Rig(Rig::echo);

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05,2024-11-05", "2025-03-26,2025-03-26", "2025-06-18,2025-06-18", "2025-11-25,2025-11-25",
        "2026-07-28,2025-11-25", "1999-01-01,2025-11-25", "'',2025-11-25"})
    void a_legacy_client_gets_the_revision_it_asked_for_or_the_newest_legacy_one(String asked, String given) {
        assertThat(rig.pipe().ask(initialize("1", asked, "{}")).text("protocolVersion")).hasValue(given);
        assertThat(rig.http().post(initialize("1", asked, "{}")).result().text("protocolVersion")).hasValue(given);
    }

    @Test
    void a_modern_request_needs_no_handshake() {
        assertThat(rig.pipe().send(modern("1", "tools/call", Texts.tool("echo"))).out.answer()).isEqualTo("hello");
        assertThat(rig.http().post(modern("1", "tools/call", Texts.tool("echo"))).answer()).isEqualTo("hello");
    }

    @Test
    void discovery_tells_what_is_served_and_how_long_that_may_be_kept() {
        var found = rig.http().post(modern("1", "server/discover", "{}")).result();

        assertThat(found.toText()).isEqualTo("""
            {"resultType":"complete",\
            "supportedVersions":["2026-07-28","2025-11-25","2025-06-18","2025-03-26","2024-11-05"],\
            "capabilities":{"tools":{"listChanged":true},"logging":{}},\
            "ttlMs":0,"cacheScope":"private",\
            "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"rig","version":"1"}}}""");
    }

    @Test
    void an_unknown_revision_is_refused_with_those_that_are_served() {
        var answer = rig.pipe().send(request("7", "tools/list", """
            {"_meta":{"io.modelcontextprotocol/protocolVersion":"2030-01-01",\
            "io.modelcontextprotocol/clientCapabilities":{}}}""")).out;

        assertThat(answer.text()).isEqualTo("""
            {"jsonrpc":"2.0","id":7,"error":{"code":-32022,"message":"Unsupported protocol version",\
            "data":{"supported":["2026-07-28","2025-11-25","2025-06-18","2025-03-26","2024-11-05"],\
            "requested":"2030-01-01"}}}""");
    }

    @Test
    void a_legacy_revision_in_an_envelope_is_refused_too() {
        var answer = rig.pipe().send(request("7", "tools/list", """
            {"_meta":{"io.modelcontextprotocol/protocolVersion":"2025-11-25",\
            "io.modelcontextprotocol/clientCapabilities":{}}}""")).out;

        assertThat(answer.error().code()).isEqualTo(-32022);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"io.modelcontextprotocol/protocolVersion\":7,\"io.modelcontextprotocol/clientCapabilities\":{}}",
        "{\"io.modelcontextprotocol/protocolVersion\":null,\"io.modelcontextprotocol/clientCapabilities\":{}}",
        "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}",
        "{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":[]}",
        "{\"io.modelcontextprotocol/clientCapabilities\":{}}"})
    void a_malformed_envelope_is_refused_and_never_taken_for_legacy(String meta) {
        var pipe = rig.pipe().initialized("2025-11-25", "{}");

        var error = pipe.send(request("1", "tools/list", "{\"_meta\":" + meta + "}")).out.error();

        assertThat(error.code()).isEqualTo(-32602);
    }

    @Test
    void a_modern_header_without_an_envelope_is_refused() {
        var client = rig.http().header("mcp-protocol-version", "2026-07-28").header("mcp-method", "tools/list");

        var answer = client.post(request("1", "tools/list", "{}"));

        assertThat(answer.error().code()).isEqualTo(-32602);
        assertThat(answer.refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void a_handshake_under_a_modern_header_contradicts_itself() {
        var client = rig.http().header("mcp-protocol-version", "2026-07-28");

        assertThat(client.post(initialize("1", "2025-11-25", "{}")).error().code()).isEqualTo(-32020);
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe",
        "roots/list", "tasks/get", "tasks/list", "tasks/result", "tasks/cancel", "tasks/update", "no/such"})
    void methods_of_other_eras_do_not_exist_in_the_modern_one(String method) {
        var answer = rig.http().post(modern("1", method, "{\"uri\":\"a:b\",\"level\":\"info\"}"));

        assertThat(answer.error().code()).isEqualTo(-32601);
        assertThat(answer.refusal()).isEqualTo(Refusal.UNKNOWN_METHOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server/discover", "subscriptions/listen", "tasks/get", "tasks/list", "no/such"})
    void methods_of_the_modern_era_do_not_exist_in_the_legacy_one(String method) {
        var client = rig.http().initialized("2025-11-25", "{}");

        var answer = client.post(request("1", method, "{}"));

        assertThat(answer.error().code()).isEqualTo(-32601);
        assertThat(answer.refusal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resources/list", "resources/templates/list", "resources/read", "prompts/list",
        "prompts/get", "completion/complete"})
    void what_is_not_offered_does_not_exist(String method) {
        assertThat(rig.http().post(modern("1", method, "{\"uri\":\"a:b\",\"name\":\"n\"}")).error().code())
            .isEqualTo(-32601);
        assertThat(rig.pipe().initialized("2025-06-18", "{}").send(request("1", method, "{}")).out.error().code())
            .isEqualTo(-32601);
    }

    @Test
    void both_eras_alternate_on_one_pipe() {
        var pipe = rig.pipe();
        pipe.send(modern("1", "tools/call", Texts.tool("echo")));
        assertThat(pipe.out.result().text("resultType")).hasValue("complete");
        pipe.initialized("2025-06-18", "{}");

        pipe.send(request("2", "tools/call", Texts.tool("echo")));
        assertThat(pipe.out.result().has("resultType")).isFalse();
        pipe.send(modern("3", "tools/call", Texts.tool("echo")));
        assertThat(pipe.out.result().text("resultType")).hasValue("complete");
        pipe.send(request("4", "ping", "{}"));
        assertThat(pipe.out.result()).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void both_eras_alternate_on_one_endpoint() {
        var legacy = rig.http().initialized("2025-11-25", "{}");
        var modern = rig.http().session(legacy.session());

        assertThat(modern.post(modern("1", "tools/list", "{}")).result().text("resultType")).hasValue("complete");
        assertThat(legacy.post(request("1", "tools/list", "{}")).result().has("resultType")).isFalse();
        assertThat(modern.post(modern("2", "tools/list", "{}")).session()).isNull();
    }

    @Test
    void a_legacy_request_on_a_pipe_without_handshake_is_served_as_the_least_demanding_revision() {
        var result = rig.pipe().ask(request("1", "tools/call", Texts.tool("echo")));

        assertThat(result.toText())
            .isEqualTo("{\"content\":[{\"type\":\"text\",\"text\":\"hello\"}]}");
    }

    @Test
    void a_legacy_request_over_http_without_session_is_refused() {
        var answer = rig.http().post(request("1", "tools/list", "{}"));

        assertThat(answer.error().code()).isEqualTo(-32600);
        assertThat(answer.refusal()).isEqualTo(Refusal.NO_SESSION);
    }

    @Test
    void an_unsupported_version_header_of_a_legacy_request_is_refused() {
        var client = rig.http().initialized("2025-11-25", "{}").header("mcp-protocol-version", "1999-01-01");

        var answer = client.post(request("1", "tools/list", "{}"));

        assertThat(answer.error().code()).isEqualTo(-32600);
        assertThat(answer.refusal()).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void a_session_answers_with_and_without_its_version_header() {
        var client = rig.http().initialized("2025-11-25", "{}");
        assertThat(client.post(request("1", "ping", "{}")).result()).isEqualTo(Json.Obj.EMPTY);

        client.header("mcp-protocol-version", " 2025-11-25 ");
        assertThat(client.post(request("2", "ping", "{}")).result()).isEqualTo(Json.Obj.EMPTY);
    }
}
