package dev.candela.lmcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.Tool;
import dev.candela.server.McpServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LmcpHttpTest {
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
        + "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}}}";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}";
    private static final Json.Obj SCHEMA = Json.obj("type", "object");

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final McpServer core = McpServer.named("lmcp", "1")
        .tool(Tool.of("slow", "Waits", SCHEMA), (_, _) -> {
            running.countDown();
            return go.await(5, TimeUnit.SECONDS) ? "done" : "late";
        })
        .build();
    private final HttpServer server = HttpServer.serve(core).on("127.0.0.1", 0);
    private final Browser client = new Browser(server.port());

    @AfterEach
    void stop() {
        go.countDown();
        client.close();
        server.close();
        core.close();
    }

    private String session(Browser from) {
        var opened = from.say("POST", "Mcp-Session-Id: bogus\r\n", INITIALIZE);
        assertThat(opened.status()).isEqualTo(200);
        return "Mcp-Session-Id: " + opened.field("mcp-session-id") + "\r\n";
    }

    @Test
    void a_legacy_client_opens_uses_and_ends_a_session() {
        String session = session(client);
        assertThat(session).isNotEqualTo("Mcp-Session-Id: \r\n").doesNotContain("bogus");

        assertThat(client.say("POST", session, PING).body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
        assertThat(client.say("DELETE", session, "").status()).isEqualTo(204);

        var gone = client.say("POST", session, PING);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32600,\"message\":\"Session not found\"}}");
        assertThat(client.say("DELETE", session, "").status()).isEqualTo(404);
    }

    @Test
    void a_page_of_this_machine_can_read_its_session_id() {
        var opened = client.say("POST", "Origin: http://localhost:3000\r\n", INITIALIZE);

        assertThat(opened.field("access-control-allow-origin")).isEqualTo("http://localhost:3000");
        assertThat(opened.field("access-control-expose-headers")).containsIgnoringCase("mcp-session-id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{|-32700", "5|-32600", "\"text\"|-32600", "null|-32600", "{\"id\":1,\"method\":\"ping\"}|-32600",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}|-32600", "{\"jsonrpc\":\"2.0\",\"id\":1}|-32600"})
    void what_is_no_message_is_400_and_the_connection_lives_on(String body, int code) {
        var answer = client.say("POST", "", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\":{\"code\":" + code + ",");
        assertThat(client.say("POST", session(client), PING).status()).isEqualTo(200);
    }

    @Test
    void a_slow_tool_keeps_nobody_waiting() throws InterruptedException {
        String session = session(client);
        try (var other = new Browser(server.port())) {
            var slow = new CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                other.say("POST", session, "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/call\",\"params\":"
                    + "{\"name\":\"slow\"}}");
                slow.countDown();
            });
            assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();

            assertThat(client.say("POST", session, PING).status()).isEqualTo(200);

            assertThat(slow.getCount()).isEqualTo(1);
            go.countDown();
            assertThat(slow.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_child_process_does_not_keep_a_connection_open() throws IOException {
        String session = session(client);
        var child = new ProcessBuilder("cat").start();
        try {
            assertThat(client.say("POST", session + "Connection: close\r\n", PING).status()).isEqualTo(200);

            assertThat(client.isEnded()).isTrue();
            assertThat(child.isAlive()).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }
}
