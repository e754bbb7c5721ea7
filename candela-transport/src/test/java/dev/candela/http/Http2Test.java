package dev.candela.http;

import static dev.candela.http.ScriptedReceiver.next;
import static dev.candela.http.ScriptedReceiver.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same binding over HTTP/2, in the clear and encrypted, against the JDK's client.
class Http2Test {
    private static final Path CERTIFICATE = Path.of("src/test/resources/tls/certificate.pem");
    private static final Path KEY = Path.of("src/test/resources/tls/key.pem");
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final String PONG =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"method\":\"ping\",\"params\":{}}}";
    private static final Message NOTE = new Message.Notification("n", Json.Obj.EMPTY);
    private static final Message.Success DONE = new Message.Success(RequestId.of(1), Json.Obj.EMPTY);

    private final ScriptedReceiver core = new ScriptedReceiver();
    private final HttpServer plain;
    private final HttpClient client = client(HttpClient.Version.HTTP_2);

    Http2Test() {
        core.limits = Limits.DEFAULT.withMessageBytesMax(100_000).withQueueBytesMax(256 * 1024);
        plain = HttpServer.serve(core).on("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        plain.close();
    }

    @Test
    void a_client_that_asks_goes_on_in_http_2() {
        var first = send(client, post(plain, PING));
        var second = send(client, post(plain, PING));

        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(first.body()).isEqualTo(PONG);
        assertThat(first.headers().firstValue("content-type")).contains("application/json");
        assertThat(first.headers().firstValue("date")).isPresent();
        assertThat(second.body()).isEqualTo(PONG);
        assertThat(next(core.contexts).remote()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_first_request_may_be_as_large_as_any() {
        String large = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":\""
            + "x".repeat(90_000) + "\"}}";

        assertThat(send(client, post(plain, large)).body()).hasSizeGreaterThan(90_000);
        assertThat(send(client, post(plain, large)).body()).hasSizeGreaterThan(90_000);
    }

    @Test
    void a_request_that_is_not_let_in_is_refused_before_the_change() {
        var request = HttpRequest.newBuilder(plain.uri()).header("Origin", "http://evil.example")
            .POST(HttpRequest.BodyPublishers.ofString(PING)).build();

        var response = send(client, request);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void encrypted_connections_choose_their_version_in_the_handshake() {
        try (var secure = secure()) {
            var modern = send(client, post(secure, PING));
            assertThat(modern.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(modern.body()).isEqualTo(PONG);

            try (var older = client(HttpClient.Version.HTTP_1_1)) {
                var old = send(older, post(secure, PING));
                assertThat(old.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
                assertThat(old.body()).isEqualTo(PONG);
            }
        }
    }

    @Test
    void refusals_have_their_status() {
        send(client, post(plain, PING));

        assertThat(send(client, post(plain, "")).statusCode()).isEqualTo(400);
        assertThat(send(client, post(plain, "x".repeat(100_001))).statusCode()).isEqualTo(413);
        assertThat(send(client, HttpRequest.newBuilder(plain.uri().resolve("/no")).build()).statusCode())
            .isEqualTo(404);
        assertThat(send(client, HttpRequest.newBuilder(plain.uri()).HEAD().build()).statusCode()).isEqualTo(405);
        assertThat(send(client, post(plain, "{\"jsonrpc\":\"2.0\",\"method\":\"n\"}")).statusCode()).isEqualTo(202);
    }

    @Test
    void a_stream_of_events_ends_with_the_response() {
        core.onMessage = (_, _, sink) -> running(() -> {
            sink.prime("p");
            sink.send(NOTE, "e");
            sink.send(NOTE);
            sink.send(DONE);
        });
        send(client, HttpRequest.newBuilder(plain.uri().resolve("/no")).build());

        var response = send(client, post(plain, PING));

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(response.body()).isEqualTo("""
            id: p
            data:

            id: e
            event: message
            data: {"jsonrpc":"2.0","method":"n"}

            event: message
            data: {"jsonrpc":"2.0","method":"n"}

            event: message
            data: {"jsonrpc":"2.0","id":1,"result":{}}

            """);
    }

    @Test
    void many_requests_of_one_connection_are_served_at_once() {
        var all = new CountDownLatch(20);
        core.onMessage = (message, context, sink) -> running(() -> {
            all.countDown();
            await(all);
            ScriptedReceiver.echo(message, context, sink).run();
        });
        try (var secure = secure()) {
            send(client, HttpRequest.newBuilder(secure.uri().resolve("/no")).build());
            var answers = IntStream.range(0, 20)
                .mapToObj(_ -> client.sendAsync(post(secure, PING), BodyHandlers.ofString())).toList();

            for (var answer : answers) {
                assertThat(answer.orTimeout(5, TimeUnit.SECONDS).join().body()).isEqualTo(PONG);
            }
        }
    }

    @Test
    void a_stream_that_its_reader_leaves_is_detached_while_the_connection_stays() throws IOException {
        try (var secure = secure()) {
            var stream = open(secure);
            next(core.streams);

            stream.close();

            assertThat(next(core.abandoned)).isEqualTo("stream");
            assertThat(send(client, post(secure, PING)).body()).isEqualTo(PONG);
        }
    }

    @Test
    void a_stream_whose_reader_does_not_read_is_dropped_while_the_connection_stays() {
        var big = new Message.Notification("big", Json.obj("text", "x".repeat(64 * 1024)));
        try (var secure = secure()) {
            open(secure);
            var sink = next(core.streams);
            int sent = 0;
            while (sink.send(big) && sent < 100_000) {
                sent++;
            }

            assertThat(sent).isLessThan(100_000);
            assertThat(next(core.abandoned)).isEqualTo("stream");
            assertThat(send(client, post(secure, PING)).body()).isEqualTo(PONG);
        }
    }

    @Test
    void an_authenticator_may_take_its_time() {
        var options = HttpOptions.DEFAULT.withTls(CERTIFICATE, KEY).withAuthenticator(new ByUser());
        try (var guarded = HttpServer.serve(core).with(options).on("127.0.0.1", 0)) {
            assertThat(send(client, post(guarded, PING)).statusCode()).isEqualTo(401);
            var known = HttpRequest.newBuilder(guarded.uri()).header("X-User", "ann")
                .POST(HttpRequest.BodyPublishers.ofString(PING)).build();
            assertThat(send(client, known).body()).isEqualTo(PONG);
            assertThat(next(core.contexts).principal().name()).isEqualTo("ann");
        }
    }

    @Test
    void a_page_of_this_machine_is_told_that_it_may_read() {
        send(client, post(plain, PING));
        var request = HttpRequest.newBuilder(plain.uri()).header("Origin", "http://localhost:1")
            .POST(HttpRequest.BodyPublishers.ofString(PING)).build();

        assertThat(send(client, request).headers().firstValue("access-control-allow-origin"))
            .contains("http://localhost:1");
    }

    @Test
    void a_request_that_stays_incomplete_is_dropped() throws IOException {
        var options = HttpOptions.DEFAULT.withTimes(HttpOptions.Times.DEFAULT.withRead(Duration.ofMillis(200)));
        try (var hasty = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var raw = new RawClient(hasty.port())) {
            byte[] settings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
            byte[] headers = {0, 0, 19, 1, 4, 0, 0, 0, 1, (byte) 0x83, (byte) 0x86, 0x44, 4, '/', 'm', 'c', 'p',
                0x41, 9, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't'};
            raw.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").send(settings).send(headers);

            assertThat(firstHeaders(raw.socket().getInputStream())).contains("408");
        }
    }

    @Test
    void a_quiet_stream_gets_comments_and_what_is_said() throws IOException {
        var options = HttpOptions.DEFAULT.withTls(CERTIFICATE, KEY)
            .withTimes(HttpOptions.Times.DEFAULT.withHeartbeat(Duration.ofMillis(50)));
        try (var lively = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var lines = new BufferedReader(new InputStreamReader(open(lively), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(":");
            next(core.streams).send(NOTE);
            assertThat(lines.lines().filter(it -> !it.equals(":") && !it.isEmpty()).limit(2)).containsExactly(
                "event: message", "data: {\"jsonrpc\":\"2.0\",\"method\":\"n\"}");
        }
    }

    @Test
    void a_stopping_server_ends_streams() throws IOException {
        var secure = secure();
        var stream = open(secure);
        next(core.streams);
        long start = System.nanoTime();

        secure.close();

        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        assertThat(stream.readAllBytes()).isEmpty();
        assertThat(next(core.abandoned)).isEqualTo("stream");
    }

    @Test
    void a_peer_that_knows_begins_in_http_2() {
        try (var raw = new RawClient(plain.port())) {
            raw.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});

            byte[] settings = raw.text(9).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(settings[3]).as("type of the first frame").isEqualTo((byte) 4);
        }
    }

    @Test
    void a_certificate_that_cannot_be_read_is_one_clear_failure() {
        var options = HttpOptions.DEFAULT.withTls(KEY, KEY);

        assertThatThrownBy(() -> HttpServer.serve(core).with(options).on("127.0.0.1", 0).close())
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("(expected: a certificate chain and its PKCS #8 key, in PEM)");
    }

    /// The payload of the first frame with headers.
    private static String firstHeaders(InputStream in) throws IOException {
        while (true) {
            byte[] head = in.readNBytes(9);
            byte[] payload = in.readNBytes((head[1] & 0xFF) * 256 + (head[2] & 0xFF));
            if (head[3] == 1) {
                return new String(payload, StandardCharsets.ISO_8859_1);
            }
        }
    }

    private HttpServer secure() {
        return HttpServer.serve(core).with(HttpOptions.DEFAULT.withTls(CERTIFICATE, KEY)).on("127.0.0.1", 0);
    }

    private InputStream open(HttpServer server) {
        try {
            var request = HttpRequest.newBuilder(server.uri()).header("Accept", "text/event-stream").build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            return response.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest post(HttpServer server, String body) {
        return HttpRequest.newBuilder(server.uri()).timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).sslContext(trusting()).build();
    }

    private static SSLContext trusting() {
        try (var file = Files.newInputStream(CERTIFICATE)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
