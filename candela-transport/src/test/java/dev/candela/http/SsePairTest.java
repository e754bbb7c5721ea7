package dev.candela.http;

import static dev.candela.http.ScriptedReceiver.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The older pair: a stream to read from and a path to post to.
class SsePairTest {
    private static final String GET = "GET /sse HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";

    private final ScriptedReceiver core = new ScriptedReceiver();
    private final HttpServer server = HttpServer.mount("/mcp", core).mount("/b/mcp", core).mount("/c", core)
        .on("127.0.0.1", 0);
    private final RawClient stream = new RawClient(server.port());

    @AfterEach
    void stop() {
        stream.close();
        server.close();
    }

    @Test
    void the_first_event_says_where_to_post_and_answers_come_by_the_stream() {
        String endpoint = open(GET);
        assertThat(endpoint).matches("/messages\\?sessionId=[0-9a-f]{32}");

        var posted = post(endpoint, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");

        assertThat(posted.status()).isEqualTo(202);
        assertThat(posted.body()).isEmpty();
        assertThat(stream.chunk()).isEqualTo("event: message\ndata: "
            + "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"method\":\"ping\",\"params\":{}}}\n\n");
        var context = next(core.contexts);
        assertThat(context.binding()).isEqualTo("sse");
        assertThat(context.headers()).isNull();
        assertThat(context.connection()).isNotNull();
    }

    @Test
    void the_paths_stand_beside_that_of_their_mount() {
        assertThat(open(GET.replace("/sse", "/b/sse"))).startsWith("/b/messages?sessionId=");
        try (var other = new RawClient(server.port())) {
            other.send(GET.replace("/sse", "/c/sse")).head();
            assertThat(other.chunk()).startsWith("event: endpoint\ndata: /c/messages?sessionId=");
        }
    }

    @Test
    void messages_are_delivered_in_the_order_in_which_they_were_posted() {
        var seen = new ArrayList<Message>();
        core.onMessage = (message, _, _) -> {
            seen.add(message);
            return Work.NONE;
        };
        String endpoint = open(GET);
        try (var client = new RawClient(server.port())) {
            for (int i = 0; i < 40; i++) {
                client.send(request(endpoint, "{\"jsonrpc\":\"2.0\",\"method\":\"n" + i + "\"}"));
                assertThat(client.response().status()).isEqualTo(202);
            }
        }
        for (int i = 0; i < 40; i++) {
            next(core.messages);
        }

        assertThat(seen).isEqualTo(IntStream.range(0, 40)
            .<Message>mapToObj(i -> new Message.Notification("n" + i, Json.Obj.EMPTY)).toList());
    }

    @Test
    void an_unknown_id_is_not_found() {
        assertThat(post("/messages?sessionId=0123", "{}").status()).isEqualTo(404);
        assertThat(post("/messages", "{}").status()).isEqualTo(404);
    }

    @Test
    void only_who_opened_the_stream_may_post_for_it() {
        var options = HttpOptions.DEFAULT.withAuthenticator(new ByUser());
        try (var guarded = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var ann = new RawClient(guarded.port()); var bob = new RawClient(guarded.port())) {
            ann.send(GET.replace("Accept", "X-User: ann\r\nAccept")).head();
            String endpoint = ann.chunk().lines().toList().get(1).substring("data: ".length());
            String request = request(endpoint, "{\"jsonrpc\":\"2.0\",\"method\":\"n\"}");

            assertThat(bob.send(request.replace("Host", "X-User: bob\r\nHost")).response().status()).isEqualTo(404);
            assertThat(bob.send(request.replace("Host", "X-User: ann\r\nHost")).response().status()).isEqualTo(202);
            assertThat(next(core.contexts).principal().name()).isEqualTo("ann");
        }
    }

    @Test
    void the_core_is_told_when_the_stream_is_closed() {
        String endpoint = open(GET);
        post(endpoint, "{\"jsonrpc\":\"2.0\",\"method\":\"n\"}");
        var connection = next(core.contexts).connection();

        stream.close();

        assertThat(next(core.closed)).isSameAs(connection);
        assertThat(post(endpoint, "{\"jsonrpc\":\"2.0\",\"method\":\"n\"}").status()).isEqualTo(404);
    }

    @Test
    void what_the_server_says_on_its_own_comes_by_the_stream() {
        String endpoint = open(GET);
        post(endpoint, "{\"jsonrpc\":\"2.0\",\"method\":\"n\"}");
        var sink = Objects.requireNonNull(next(core.contexts).connection()).sink();

        assertThat(sink.send(new Message.Request(RequestId.of(7), "ping", Json.Obj.EMPTY), "ids-are-not-for-pipes"))
            .isTrue();
        sink.close();
        sink.pause(java.time.Duration.ofSeconds(1));
        sink.send(new Message.Notification("n", Json.Obj.EMPTY));

        assertThat(List.of(stream.chunk(), stream.chunk())).containsExactly(
            "event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}\n\n",
            "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"n\"}\n\n");
    }

    @Test
    void the_pair_can_be_switched_off() {
        try (var modern = HttpServer.serve(core).with(HttpOptions.DEFAULT.withSsePair(false)).on("127.0.0.1", 0);
            var client = new RawClient(modern.port())) {
            assertThat(client.send(GET).response().status()).isEqualTo(404);
        }
    }

    private String open(String get) {
        assertThat(stream.send(get).head().status()).isEqualTo(200);
        String event = stream.chunk();
        assertThat(event).startsWith("event: endpoint\ndata: /").endsWith("\n\n");
        return event.lines().toList().get(1).substring("data: ".length());
    }

    private RawClient.Response post(String endpoint, String body) {
        try (var client = new RawClient(server.port())) {
            return client.send(request(endpoint, body)).response();
        }
    }

    private static String request(String endpoint, String body) {
        return "POST " + endpoint + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
