package dev.candela.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void the_calculator_adds_on_a_pipe() {
        var answers = Talk.lines(Calculator.server(),
            Talk.request(1, "tools/call", "\"name\":\"add\",\"arguments\":{\"a\":1.5,\"b\":2}"));

        assertThat(answers).hasSize(1);
        assertThat(Talk.result(answers.getFirst()).object("structuredContent"))
            .contains(Json.obj("sum", 3.5));
    }

    @Test
    void a_note_is_written_and_read_and_completed() {
        var notes = new Notes().server();

        assertThat(Talk.text(Talk.lines(notes, Talk.request(1, "tools/call",
            "\"name\":\"write\",\"arguments\":{\"name\":\"milk\",\"text\":\"two bottles\"}")).getFirst()))
            .isEqualTo("written");
        assertThat(Talk.lines(notes, Talk.request(2, "resources/read", "\"uri\":\"note://milk\"")).getFirst().toText())
            .contains("two bottles");
        assertThat(Talk.lines(notes, Talk.request(3, "completion/complete",
            "\"ref\":{\"type\":\"ref/resource\",\"uri\":\"note://{name}\"},"
                + "\"argument\":{\"name\":\"name\",\"value\":\"m\"}"))
            .getFirst().toText()).contains("[\"milk\"]");
    }

    @Test
    void a_note_that_does_not_exist_is_not_found() {
        assertThat(Talk.lines(new Notes().server(), Talk.request(1, "resources/read", "\"uri\":\"note://none\""))
            .getFirst().toText()).contains("\"code\":-32602").contains("note://none");
    }

    @Test
    void a_note_is_deleted_only_after_the_user_agreed() {
        var notes = new Notes().server();
        String call = "\"name\":\"delete\",\"arguments\":{\"name\":\"milk\"}";
        Talk.lines(notes, Talk.request(1, "tools/call",
            "\"name\":\"write\",\"arguments\":{\"name\":\"milk\",\"text\":\"x\"}"));

        var asked = Talk.result(Talk.lines(notes, Talk.request(2, "tools/call", call)).getFirst());
        assertThat(asked.text("resultType")).contains("input_required");
        String retry = call + ",\"requestState\":\"" + asked.text("requestState").orElseThrow()
            + "\",\"inputResponses\":{\"sure\":{\"action\":\"accept\",\"content\":{\"sure\":true}}}";

        assertThat(Talk.text(Talk.lines(notes, Talk.request(3, "tools/call", retry)).getFirst())).isEqualTo("deleted");
    }

    @Test
    void two_servers_share_a_port_and_nothing_else() throws Exception {
        try (var http = SeveralServers.start(0)) {
            String list = Talk.request(1, "tools/list", "");

            assertThat(Talk.post(http.port(), "/calculator/mcp", list, "Mcp-Method", "tools/list").body())
                .contains("\"add\"").doesNotContain("hello");
            assertThat(Talk.post(http.port(), "/greeter/mcp", list, "Mcp-Method", "tools/list").body())
                .contains("\"hello\"").doesNotContain("\"add\"");
        }
    }

    @Test
    void a_guarded_server_serves_only_those_with_the_token() throws Exception {
        try (var http = Guarded.start(0, "sesame", "00112233445566778899aabbccddeeff".repeat(2))) {
            String call = Talk.request(1, "tools/call", "\"name\":\"whoami\"");

            assertThat(Talk.post(http.port(), "/mcp", call, "Mcp-Method", "tools/call", "Mcp-Name", "whoami")
                .statusCode()).isEqualTo(401);
            assertThat(Talk.post(http.port(), "/mcp", call, "Mcp-Method", "tools/call", "Mcp-Name", "whoami",
                "Authorization", "Bearer sesame").body()).contains("\"text\":\"token\"");
        }
    }
}
