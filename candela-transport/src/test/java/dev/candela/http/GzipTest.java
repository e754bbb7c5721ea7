package dev.candela.http;

import static dev.candela.http.ScriptedReceiver.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.wire.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which bodies are compressed.
class GzipTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final ScriptedReceiver core = new ScriptedReceiver();
    private final HttpServer server = HttpServer.serve(core).on("127.0.0.1", 0);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.close();
    }

    @Test
    void a_long_body_is_compressed_for_who_asks() throws IOException, InterruptedException {
        answer(2000);

        var response = post(server, "gzip, deflate");

        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(response.headers().allValues("vary")).contains("Accept-Encoding");
        assertThat(response.body().length).isLessThan(200);
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"x\":\"" + "y".repeat(2000) + "\"}}");
        }
    }

    @Test
    void a_short_body_is_not() throws IOException, InterruptedException {
        answer(900);

        assertThat(post(server, "gzip").headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void a_body_is_not_compressed_for_who_does_not_ask() throws IOException, InterruptedException {
        answer(2000);

        assertThat(post(server, "br, gzip;q=0").headers().firstValue("content-encoding")).isEmpty();
        assertThat(post(server, "gzippy").headers().firstValue("content-encoding")).isEmpty();
    }

    @Test
    void a_stream_is_never_compressed() throws IOException, InterruptedException {
        core.onMessage = (_, _, sink) -> running(() -> {
            sink.prime("p");
            sink.send(new Message.Success(RequestId.of(1), Json.obj("x", "y".repeat(2000))));
        });

        var response = post(server, "gzip");

        assertThat(response.headers().firstValue("content-encoding")).isEmpty();
        assertThat(response.body().length).isGreaterThan(2000);
    }

    @Test
    void compressing_can_be_switched_off() throws IOException, InterruptedException {
        answer(2000);
        try (var plain = HttpServer.serve(core).with(HttpOptions.DEFAULT.withGzip(false)).on("127.0.0.1", 0)) {
            assertThat(post(plain, "gzip").headers().firstValue("content-encoding")).isEmpty();
        }
    }

    private void answer(int characters) {
        core.onMessage = (_, _, sink) -> running(() ->
            sink.send(new Message.Success(RequestId.of(1), Json.obj("x", "y".repeat(characters)))));
    }

    private HttpResponse<byte[]> post(HttpServer to, String codings) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(to.uri()).header("Accept-Encoding", codings)
            .POST(BodyPublishers.ofString(PING)).build(), BodyHandlers.ofByteArray());
    }
}
