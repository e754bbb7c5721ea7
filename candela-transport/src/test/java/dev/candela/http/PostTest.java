package dev.candela.http;

import static dev.candela.http.ScriptedReceiver.next;
import static dev.candela.http.ScriptedReceiver.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a posted message, and of what the core says to it.
class PostTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String PONG = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";
    private static final String BOTH = "Accept: application/json, text/event-stream\r\n";
    private static final RequestId ONE = RequestId.of(1);
    private static final Message.Success DONE = new Message.Success(ONE, Json.Obj.EMPTY);
    private static final Message NOTE = new Message.Notification("notifications/message", Json.obj("n", 1));
    private static final String NOTE_EVENT =
        "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"n\":1}}\n\n";
    private static final String DONE_EVENT = "event: message\ndata: " + PONG + "\n\n";

    private final ScriptedReceiver core = new ScriptedReceiver();
    private final HttpServer server = HttpServer.serve(core).on("127.0.0.1", 0);
    private final RawClient client = new RawClient(server.port());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_response_that_comes_first_is_one_json_body() {
        var response = client.post("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"m\",\"params\":{\"x\":[1,2]}}")
            .response();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("content-type")).isEqualTo("application/json");
        assertThat(response.header("content-length")).isEqualTo("71");
        assertThat(response.header("date")).endsWith("GMT");
        assertThat(response.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"method\":\"m\",\"params\":{\"x\":[1,2]}}}");
    }

    @Test
    void the_core_is_told_who_asks_and_with_which_headers() {
        client.post(PING, BOTH + "Mcp-Method: ping\r\nX-Odd-NAME: v\r\n").response();

        var context = next(core.contexts);
        assertThat(context.binding()).isEqualTo("http");
        assertThat(context.connection()).isNull();
        assertThat(context.remote()).isEqualTo("127.0.0.1");
        assertThat(context.principal().isAnonymous()).isTrue();
        assertThat(context.header("mcp-method")).contains("ping");
        assertThat(context.header("x-odd-name")).contains("v");
    }

    @Test
    void a_connection_serves_one_request_after_the_other() {
        for (int i = 0; i < 3; i++) {
            assertThat(client.post(PING).response().status()).isEqualTo(200);
        }
    }

    @Test
    void a_notification_before_the_response_opens_a_stream_that_ends_with_the_response() {
        core.onMessage = (_, _, sink) -> running(() -> {
            sink.send(NOTE);
            sink.send(NOTE, "e-7");
            sink.send(DONE, "e-8");
        });

        var head = client.post(PING).head();

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-type")).isEqualTo("text/event-stream");
        assertThat(head.header("cache-control")).isEqualTo("no-cache, no-transform");
        assertThat(head.header("x-accel-buffering")).isEqualTo("no");
        assertThat(client.chunk()).isEqualTo(NOTE_EVENT);
        assertThat(client.chunk()).isEqualTo("id: e-7\n" + NOTE_EVENT);
        assertThat(client.chunk()).isEqualTo("id: e-8\n" + DONE_EVENT);
        assertThat(client.chunk()).isEmpty();
        core.onMessage = ScriptedReceiver::echo;
        assertThat(client.post(PING).response().status()).as("the next request").isEqualTo(200);
    }

    @Test
    void a_stream_is_opened_by_an_empty_event_and_paused_by_a_time_to_come_back() {
        core.onMessage = (_, _, sink) -> running(() -> {
            sink.session("s1");
            assertThat(sink.prime("e-1")).isTrue();
            sink.pause(Duration.ofMillis(1500));
            assertThat(sink.send(DONE)).isFalse();
        });

        var response = client.post(PING).response();

        assertThat(response.header("mcp-session-id")).isEqualTo("s1");
        assertThat(response.body()).isEqualTo("id: e-1\ndata:\n\nretry: 1500\n\n");
    }

    @Test
    void a_client_without_streams_gets_only_the_response() {
        core.onMessage = (_, _, sink) -> running(() -> {
            assertThat(sink.canStream()).isFalse();
            assertThat(sink.prime("e-1")).isFalse();
            sink.send(NOTE);
            assertThat(sink.send(new Message.Request(ONE, "ping", Json.Obj.EMPTY))).isFalse();
            sink.send(DONE);
        });

        var response = client.post(PING, "Accept: application/json\r\n").response();

        assertThat(response.header("content-type")).isEqualTo("application/json");
        assertThat(response.body()).isEqualTo(PONG);
    }

    @Test
    void a_client_that_takes_only_streams_gets_the_response_as_one_event() {
        core.onMessage = (_, _, sink) -> running(() -> sink.send(DONE));

        var response = client.post(PING, "Accept: text/event-stream\r\n").response();

        assertThat(response.header("content-type")).isEqualTo("text/event-stream");
        assertThat(response.body()).isEqualTo(DONE_EVENT);
    }

    @Test
    void a_batch_with_a_response_ends_the_exchange() {
        core.onMessage = (_, _, sink) -> running(() -> sink.send(new Message.Batch(List.of(DONE))));

        assertThat(client.post("[" + PING + "]").response().body()).isEqualTo("[" + PONG + "]");
    }

    @Test
    void a_notification_that_is_taken_is_answered_202_without_a_body() {
        var response = client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").response();

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("content-length")).isEqualTo("0");
    }

    @Test
    void a_session_is_named_on_whatever_comes_next() {
        core.onMessage = (_, _, sink) -> {
            sink.session("s-2");
            return Work.NONE;
        };

        assertThat(client.post("{\"jsonrpc\":\"2.0\",\"method\":\"n\"}").response().header("mcp-session-id"))
            .isEqualTo("s-2");
    }

    @ParameterizedTest
    @CsvSource({"MALFORMED, 400", "UNKNOWN_METHOD, 404", "NO_SESSION, 400", "UNKNOWN_SESSION, 404",
        "NOT_OFFERED, 405", "BUSY, 429"})
    void every_kind_of_refusal_has_its_status(Refusal why, int status) {
        core.onMessage = (_, _, sink) -> {
            sink.refuse(new Message.Failure(ONE, new McpError(-32601, "no")), why);
            return Work.NONE;
        };

        var response = client.post(PING).response();

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no\"}}");
        assertThat(response.header("allow")).isEqualTo(why == Refusal.NOT_OFFERED ? "POST" : "");
        assertThat(response.header("retry-after")).isEqualTo(why == Refusal.BUSY ? "1" : "");
    }

    @Test
    void a_plain_failure_is_a_response_with_status_200() {
        core.onMessage = (_, _, sink) -> running(() -> sink.send(new Message.Failure(ONE, new McpError(-32602, "no"))));

        assertThat(client.post(PING).response().status()).isEqualTo(200);
    }

    @Test
    void an_exchange_that_is_closed_without_a_response_is_answered_204() {
        core.onMessage = (_, _, sink) -> running(sink::close);

        assertThat(client.post(PING).response().status()).isEqualTo(204);
        assertThat(client.post(PING).response().status()).isEqualTo(204);
    }

    @Test
    void a_stream_stays_open_after_the_work_has_returned() {
        core.onMessage = (_, _, sink) -> running(() -> {
            sink.send(NOTE);
            core.streams.add(sink);
        });
        client.post(PING).head();
        assertThat(client.chunk()).isEqualTo(NOTE_EVENT);
        var sink = next(core.streams);

        assertThat(sink.send(NOTE)).isTrue();
        assertThat(client.chunk()).isEqualTo(NOTE_EVENT);
        sink.close();
        assertThat(client.chunk()).isEmpty();
        assertThat(sink.send(NOTE)).isFalse();
    }

    @Test
    void a_bug_in_the_core_is_answered_500_without_its_reason() {
        core.onMessage = (_, _, _) -> {
            throw new IllegalStateException("secret");
        };

        var response = client.post(PING).response();

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32603,\"message\":\"Internal error\"}}");
    }

    @Test
    void an_empty_body_is_a_parse_error_without_an_id() {
        var response = client.post("").response();

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"Empty body\"}}");
    }

    @Test
    void bytes_may_come_one_at_a_time() {
        String request = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + PING.length()
            + "\r\n\r\n" + PING;
        for (byte b : request.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {
            client.send(new byte[] {b});
        }

        assertThat(client.response().status()).isEqualTo(200);
    }

    @Test
    void a_body_may_come_in_chunks() {
        client.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5\r\n" + PING.substring(0, 5) + "\r\n").send("23\r\n" + PING.substring(5) + "\r\n0\r\n\r\n");

        assertThat(client.response().status()).isEqualTo(200);
    }
}
