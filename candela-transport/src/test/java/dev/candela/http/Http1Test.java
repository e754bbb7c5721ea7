package dev.candela.http;

import static dev.candela.http.ScriptedReceiver.next;
import static dev.candela.http.ScriptedReceiver.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an HTTP/1.1 connection takes, and what it refuses: sizes, times, order.
class Http1Test {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String HEAD = "POST /mcp HTTP/1.1\r\nHost: localhost\r\n";

    private final ScriptedReceiver core = new ScriptedReceiver();
    private final HttpServer server;
    private final RawClient client;

    Http1Test() {
        core.limits = Limits.DEFAULT.withMessageBytesMax(1000);
        server = HttpServer.serve(core).on("127.0.0.1", 0);
        client = new RawClient(server.port());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_body_that_is_announced_too_large_is_refused_at_once() {
        var response = client.send(HEAD + "Content-Length: 1001\r\n\r\n").response();

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.header("connection")).isEqualTo("close");
        assertThat(response.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
            + "\"message\":\"Body: too large (expected: <= 1000 bytes)\"}}");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void a_body_of_an_absurd_length_is_refused_at_once() {
        assertThat(client.send(HEAD + "Content-Length: 9223372036854775807\r\n\r\n").response().status())
            .isEqualTo(413);
    }

    @Test
    void a_body_in_chunks_is_refused_as_soon_as_it_is_too_large() {
        client.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" + "x".repeat(1000) + "\r\n")
            .send("ffffff\r\nx");

        assertThat(client.response().status()).isEqualTo(413);
    }

    @Test
    void an_answer_to_a_refused_body_reaches_a_client_that_is_still_sending_it() {
        client.send(HEAD + "Content-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000));

        assertThat(client.response().status()).isEqualTo(413);
    }

    @Test
    void a_body_of_just_the_allowed_size_is_taken() {
        String body = PING + " ".repeat(1000 - PING.length());

        assertThat(client.post(body).response().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish\r\n\r\n", "POST /mcp\r\n\r\n", "POST /mcp HTTP/1.1\r\nHost localhost\r\n\r\n",
        "POST /mcp HTTP/1.1\r\n\r\n", "POST mcp HTTP/1.1\r\nHost: localhost\r\n\r\n", "\0\1\2\3\r\n\r\n",
        "POST http://evil/mcp HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1e3\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /mcp HTTP/1.1\r\nHost : localhost\r\n\r\n", "POST /mcp HTTP/1.1\nHost: localhost\n\n"})
    void what_is_no_request_is_refused_and_the_connection_closed(String rubbish) {
        var response = client.send(rubbish).response();

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("connection")).isEqualTo("close");
        assertThat(client.isClosed()).isTrue();
        assertThat(core.messages).isEmpty();
    }

    @Test
    void an_unknown_version_is_refused() {
        assertThat(client.send("POST /mcp HTTP/1.2\r\nHost: localhost\r\n\r\n").response().status()).isEqualTo(505);
    }

    @Test
    void a_header_section_may_have_64_kib() {
        assertThat(client.post(PING, "X: " + "x".repeat(60 * 1024) + "\r\n").response().status()).isEqualTo(200);
        assertThat(client.post(PING, "X: " + "x".repeat(64 * 1024) + "\r\n").response().status()).isEqualTo(431);
    }

    @Test
    void a_target_that_is_too_long_is_refused() {
        assertThat(client.send("GET /" + "x".repeat(9000) + " HTTP/1.1\r\n").response().status()).isEqualTo(414);
    }

    @Test
    void requests_in_a_row_are_answered_in_their_order() {
        core.onMessage = (message, _, sink) -> running(() -> {
            var request = (Message.Request) message;
            if (request.method().equals("slow")) {
                next(core.streams);
            }
            sink.send(new Message.Success(request.id(), Json.Obj.EMPTY));
        });
        var all = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            String body = "{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"" + (i == 0 ? "slow" : "fast") + "\"}";
            all.append(HEAD).append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        }
        client.send(all.toString());
        next(core.messages);
        assertThat(core.messages).as("delivered while the first is served").isEmpty();

        core.streams.add((_, _) -> false);

        for (int i = 0; i < 100; i++) {
            assertThat(client.response().body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"result\":{}}");
        }
    }

    @Test
    void requests_of_a_client_that_does_not_read_its_answers_wait() throws InterruptedException {
        var large = Json.obj("x", "y".repeat(1_000_000));
        core.onMessage = (message, _, sink) ->
            running(() -> sink.send(new Message.Success(((Message.Request) message).id(), large)));
        for (int i = 0; i < 100; i++) {
            client.post(PING);
        }
        int served = 0;
        while (core.messages.poll(300, TimeUnit.MILLISECONDS) != null) {
            served++;
        }
        assertThat(served).isBetween(1, 50);

        for (int i = 0; i < 100; i++) {
            assertThat(client.response().body()).hasSize(1_000_042);
        }
    }

    @Test
    void a_refusal_in_a_row_keeps_its_place() {
        client.post(PING).head("GET /nowhere HTTP/1.1", "Host: localhost").post(PING);

        assertThat(client.response().status()).isEqualTo(200);
        assertThat(client.response().status()).isEqualTo(404);
        assertThat(client.response().status()).isEqualTo(200);
    }

    @Test
    void a_client_may_wait_before_it_sends_the_body() {
        client.head(
            "POST /mcp HTTP/1.1", "Host: localhost", "Expect: 100-continue", "Content-Length: " + PING.length());
        assertThat(client.head().status()).isEqualTo(100);

        assertThat(client.send(PING).response().status()).isEqualTo(200);
    }

    @Test
    void a_client_that_waits_is_refused_without_having_sent_the_body() {
        client.head("POST /mcp HTTP/1.1", "Host: localhost", "Expect: 100-continue", "Content-Length: 1001");

        assertThat(client.response().status()).isEqualTo(413);
    }

    @Test
    void an_unknown_expectation_is_refused() {
        client.head("POST /mcp HTTP/1.1", "Host: localhost", "Expect: tea", "Content-Length: 1");

        assertThat(client.response().status()).isEqualTo(417);
    }

    @Test
    void an_old_client_gets_an_answer_and_a_closed_connection() {
        client.send("POST /mcp HTTP/1.0\r\nContent-Length: " + PING.length() + "\r\n\r\n" + PING);

        var response = client.response();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("connection")).isEqualTo("close");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void an_old_client_gets_a_stream_that_ends_with_the_connection() {
        core.onMessage = (_, _, sink) -> running(() -> {
            sink.send(new Message.Notification("n", Json.Obj.EMPTY), "i");
            sink.close();
        });
        client.send("POST /mcp HTTP/1.0\r\nContent-Length: " + PING.length() + "\r\n\r\n" + PING);

        var head = client.head();

        assertThat(head.headers()).doesNotContainKey("transfer-encoding");
        assertThat(client.line()).isEqualTo("id: i");
        assertThat(client.line()).isEqualTo("event: message");
        assertThat(client.line()).isEqualTo("data: {\"jsonrpc\":\"2.0\",\"method\":\"n\"}");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void a_connection_is_closed_after_the_answer_when_the_client_says_so() {
        assertThat(client.post(PING, "Connection: close\r\n").response().header("connection")).isEqualTo("close");
        assertThat(client.isClosed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"P", "'POST /mcp HTTP/1.1\r\nHost: loc'",
        "'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40\r\n\r\n{'",
        "'POST /mcp HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12'"})
    void a_request_that_stays_incomplete_is_dropped(String half) {
        try (var hasty = hasty(); var slow = new RawClient(hasty.port())) {
            var response = slow.send(half).response();

            assertThat(response.status()).isEqualTo(408);
            assertThat(slow.isClosed()).isTrue();
        }
    }

    @Test
    void a_connection_without_requests_is_closed_but_never_while_one_is_served() {
        core.onMessage = (_, _, sink) -> running(() -> {
            core.streams.add(sink);
            sink.prime("p");
        });
        try (var hasty = hasty(); var idle = new RawClient(hasty.port()); var busy = new RawClient(hasty.port())) {
            busy.post(PING).head();
            assertThat(idle.isClosed()).isTrue();

            next(core.streams).send(new Message.Notification("n", Json.Obj.EMPTY));

            assertThat(busy.chunk()).isEqualTo("id: p\ndata:\n\n");
            assertThat(busy.chunk()).contains("\"method\":\"n\"");
        }
    }

    @Test
    void one_connection_more_than_allowed_is_closed_at_once() {
        var options = HttpOptions.DEFAULT.withBounds(HttpOptions.Bounds.DEFAULT.withConnectionsMax(2));
        try (var small = HttpServer.serve(core).with(options).on("127.0.0.1", 0)) {
            try (var one = new RawClient(small.port()); var two = new RawClient(small.port())) {
                assertThat(one.post(PING).response().status()).isEqualTo(200);
                assertThat(two.post(PING).response().status()).isEqualTo(200);
                try (var three = new RawClient(small.port())) {
                    assertThat(three.isClosed()).isTrue();
                }
            }
        }
    }

    @Test
    void bodies_that_are_too_many_together_are_refused() {
        var options = HttpOptions.DEFAULT.withBounds(HttpOptions.Bounds.DEFAULT.withBodyBytesMax(1500));
        try (var small = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var one = new RawClient(small.port()); var two = new RawClient(small.port())) {
            String head = HEAD + "Content-Length: 900\r\n\r\n" + "x".repeat(899);
            one.send(head);
            two.send(head);

            var answers = new LinkedBlockingQueue<Integer>();
            for (var it : new RawClient[] {one, two}) {
                Thread.startVirtualThread(() -> answers.add(it.response().status()));
            }
            assertThat(next(answers)).isEqualTo(503);
            one.send("x");
            two.send("x");
            assertThat(next(answers)).as("the other, which is no JSON").isEqualTo(400);
        }
    }

    private HttpServer hasty() {
        return HttpServer.serve(core).with(HttpOptions.DEFAULT.withTimes(HttpOptions.Times.DEFAULT
            .withRead(Duration.ofMillis(200)).withIdle(Duration.ofMillis(200)))).on("127.0.0.1", 0);
    }
}
