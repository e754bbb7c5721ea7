package dev.candela.websocket;

import static dev.candela.pipe.ScriptedReceiver.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.http.BearerToken;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.pipe.ClientTls;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The connecting end, with our HTTP server at the other.
final class WebSocketClientTest {
    private static final HttpOptions OPTIONS = HttpOptions.DEFAULT.withWebSocket(JsonTexts::new);
    private static final Path CERTIFICATE = Path.of("src/test/resources/tls/certificate.pem");
    private static final Path KEY = Path.of("src/test/resources/tls/key.pem");

    private final ScriptedReceiver there = new ScriptedReceiver(Limits.DEFAULT);
    private final ScriptedReceiver here = new ScriptedReceiver(Limits.DEFAULT);

    private HttpServer serve(HttpOptions options) {
        return HttpServer.serve(there).with(options).on("localhost", 0);
    }

    private static URI uri(HttpServer server) {
        return URI.create(server.uri().toString().replaceFirst("http", "ws"));
    }

    private static Message.Request request(int id, String method) {
        return new Message.Request(RequestId.of(id), method, Json.Obj.EMPTY);
    }

    @Test
    void messages_go_both_ways() throws Exception {
        try (var server = serve(OPTIONS); var client = new WebSocketClient();
                var pipe = client.connect(uri(server), Map.of(), here, WebSocketClient.Options.DEFAULT)) {
            for (int i = 0; i < 200; i++) {
                assertThat(pipe.connection().sink().send(request(i, "echo"))).isTrue();
            }
            Set<Message> answers = new HashSet<>();
            for (int i = 0; i < 200; i++) {
                answers.add(next(here.received).message());
            }
            assertThat(answers).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200)
                .mapToObj(i -> new Message.Success(RequestId.of(i), Json.Obj.EMPTY)).toList());

            var asked = Objects.requireNonNull(next(there.received).context().connection());
            assertThat(asked.sink().send(request(7, "hold"))).isTrue();
            assertThat(next(here.received).message()).isEqualTo(request(7, "hold"));
            here.release.countDown();
        }
    }

    @Test
    void closing_one_end_ends_the_other() throws Exception {
        try (var server = serve(OPTIONS); var client = new WebSocketClient()) {
            var pipe = client.connect(uri(server), Map.of(), here, WebSocketClient.Options.DEFAULT);
            pipe.connection().sink().send(new Message.Notification("last", Json.Obj.EMPTY));
            pipe.close();

            var last = next(there.received);
            assertThat(last.message()).isEqualTo(new Message.Notification("last", Json.Obj.EMPTY));
            assertThat(next(there.closed)).isSameAs(last.context().connection());
            assertThat(next(here.closed)).isSameAs(pipe.connection());
            assertThat(pipe.connection().sink().send(request(1, "echo"))).isFalse();
        }
    }

    @Test
    void a_server_that_stops_ends_the_connection() throws Exception {
        var server = serve(OPTIONS);
        try (var client = new WebSocketClient();
                var pipe = client.connect(uri(server), Map.of(), here, WebSocketClient.Options.DEFAULT)) {
            server.close();

            assertThat(next(here.closed)).isSameAs(pipe.connection());
            assertThat(pipe.isOpen()).isFalse();
        }
    }

    @Test
    void header_fields_go_with_the_request_and_a_refusal_is_told() throws Exception {
        var options = OPTIONS.withAuthenticator(BearerToken.of("0123456789abcdef"));
        try (var server = serve(options); var client = new WebSocketClient()) {
            assertThatThrownBy(() ->
                client.connect(uri(server), Map.of(), here, WebSocketClient.Options.DEFAULT).close())
                .isInstanceOf(IOException.class).hasMessage("answer: 401 (expected: 101)");
            try (var pipe = client.connect(uri(server), Map.of("Authorization", "Bearer 0123456789abcdef"), here,
                    WebSocketClient.Options.DEFAULT)) {
                assertThat(pipe.isOpen()).isTrue();
            }
        }
    }

    @Test
    void a_subprotocol_that_is_not_granted_is_a_failure() throws Exception {
        try (var server = serve(OPTIONS); var client = new WebSocketClient()) {
            var options = WebSocketClient.Options.DEFAULT.withSubprotocol("other");
            assertThatThrownBy(() -> client.connect(uri(server), Map.of(), here, options).close())
                .isInstanceOf(IOException.class)
                .hasMessage("answer: no WebSocket (expected: as it was asked for)");
        }
    }

    @Test
    void an_encrypted_server_that_is_the_right_one_is_connected_to_and_no_other() throws Exception {
        try (var server = serve(OPTIONS.withTls(CERTIFICATE, KEY)); var client = new WebSocketClient()) {
            var believing = WebSocketClient.Options.DEFAULT.withTls(new ClientTls(CERTIFICATE, null, null));
            try (var pipe = client.connect(uri(server), Map.of(), here, believing)) {
                pipe.connection().sink().send(request(1, "echo"));
                assertThat(next(here.received).message())
                    .isEqualTo(new Message.Success(RequestId.of(1), Json.Obj.EMPTY));
            }
            assertThatThrownBy(() ->
                client.connect(uri(server), Map.of(), here, WebSocketClient.Options.DEFAULT).close())
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("unable to find valid certification path");
        }
    }

    @Test
    void both_ends_stay_connected_by_asking_each_other() throws Exception {
        var fast = Duration.ofMillis(50);
        var options = OPTIONS.withTimes(OPTIONS.times().withHeartbeat(fast));
        var asking = WebSocketClient.Options.DEFAULT.withTimes(
            new WebSocketClient.Times(Duration.ofSeconds(5), Duration.ofSeconds(5), fast));
        try (var server = serve(options); var client = new WebSocketClient();
                var pipe = client.connect(uri(server), Map.of(), here, asking)) {
            assertThat(here.closed.poll(600, TimeUnit.MILLISECONDS)).isNull();
            pipe.connection().sink().send(request(1, "echo"));
            assertThat(next(here.received).message())
                .isEqualTo(new Message.Success(RequestId.of(1), Json.Obj.EMPTY));
        }
    }

    @Test
    void another_scheme_is_refused() {
        try (var client = new WebSocketClient()) {
            assertThatThrownBy(() -> client.connect(URI.create("http://localhost/mcp"), Map.of(), here,
                WebSocketClient.Options.DEFAULT).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("uri: http://localhost/mcp (expected: like wss://host/mcp)");
        }
    }
}
