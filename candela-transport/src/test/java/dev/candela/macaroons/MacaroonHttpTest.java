package dev.candela.macaroons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.server.McpServer;
import dev.candela.testkit.FakeClock;
import dev.candela.wire.MessageWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Over real sockets.
final class MacaroonHttpTest {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final FakeClock clock = FakeClock.create();
    private final Library library = new Library();
    private final McpServer core = library.describe().build();
    private final HttpServer server = HttpServer.serve(new MacaroonGate(core, clock))
        .with(HttpOptions.DEFAULT.withAuthenticator(new MacaroonBearer(clock, Library.KEY)))
        .on("127.0.0.1", 0);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(WAIT).build();

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.close();
        core.close();
    }

    private static HttpRequest.Builder request(URI uri, @Nullable Macaroon macaroon) {
        var request = HttpRequest.newBuilder(uri).timeout(WAIT);
        return macaroon == null ? request : request.header("Authorization", "Bearer " + macaroon.text());
    }

    private HttpResponse<String> post(String name, @Nullable Macaroon macaroon)
        throws IOException, InterruptedException {
        var message = Requests.modern(Requests.named(name));
        var request = request(server.uri(), macaroon)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", message.method())
            .POST(HttpRequest.BodyPublishers.ofByteArray(MessageWriter.bytes(message)));
        message.params().text("name").ifPresent(it -> request.header("Mcp-Name", it));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void nobody_comes_in_without_a_macaroon() throws IOException, InterruptedException {
        var answer = post("list", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void a_macaroon_that_is_no_longer_good_is_401_and_says_so() throws IOException, InterruptedException {
        var macaroon = Library.macaroon("expiry < 2026-11-20T12:00:10Z");
        assertThat(post("search", macaroon).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(10));

        var late = post("search", macaroon);
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(library.ran()).containsExactly("search by ann");
    }

    @Test
    void what_the_caveats_allow_is_served_and_the_rest_is_refused() throws IOException, InterruptedException {
        var macaroon = Library.macaroon("method = tools/call").attenuate(new Caveat.Tool("search"));

        assertThat(post("search", macaroon).body()).contains("search by ann");

        var refused = post("delete", macaroon);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32600,\"message\":\"tool: not allowed by the macaroon "
                + "(expected: search)\",\"data\":{\"caveat\":\"tool = search\"}}}");
        assertThat(post("listen", macaroon).body()).contains("method: not allowed by the macaroon");
        assertThat(library.ran()).containsExactly("search by ann");
    }

    @Test
    void a_batch_hides_nothing() throws IOException, InterruptedException {
        var answer = client.send(request(server.uri(), Library.macaroon("tool = search"))
            .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString("[" + Requests.call("delete") + "]")).build(),
            BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo(
            "[{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32600,\"message\":\"tool: not allowed by the "
                + "macaroon (expected: search)\",\"data\":{\"caveat\":\"tool = search\"}}}]");
        assertThat(library.ran()).isEmpty();
    }

    @Test
    void a_narrower_macaroon_cannot_post_to_the_stream_of_a_broader_one() throws IOException, InterruptedException {
        var broad = Library.macaroon();
        var stream = client.send(request(server.uri().resolve("/sse"), broad)
            .header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String endpoint = "";
            while (!endpoint.startsWith("data: ")) {
                endpoint = String.valueOf(lines.readLine());
            }
            var messages = server.uri().resolve(endpoint.substring("data: ".length()));

            assertThat(postTo(messages, broad)).isEqualTo(202);
            assertThat(postTo(messages, broad.attenuate(new Caveat.Tool("search")))).isEqualTo(404);
        }
    }

    private int postTo(URI messages, Macaroon macaroon) throws IOException, InterruptedException {
        return client.send(request(messages, macaroon).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Requests.initialize("2024-11-05"))).build(),
            BodyHandlers.discarding()).statusCode();
    }
}
