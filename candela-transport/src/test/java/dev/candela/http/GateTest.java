package dev.candela.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in: by host and origin, by credential, and what a browser is told.
class GateTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final ScriptedReceiver core = new ScriptedReceiver();
    private final HttpServer server = HttpServer.serve(core).on("127.0.0.1", 0);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8808", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:65535"})
    void a_loopback_server_answers_to_the_names_of_its_machine(String host) {
        assertThat(post("Host: " + host + "\r\n").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "localhost:8808.evil", "localhost.", "127.0.0.2",
        "localhost@evil", "[::1", "::1", "localhost:", "localhost:123456", "a localhost"})
    void a_loopback_server_answers_to_no_other_name(String host) {
        var response = post("Host: " + host + "\r\n");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"Host: not allowed here\"}}");
        assertThat(core.messages).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "https://localhost:3000", "http://127.0.0.1:6274", "http://[::1]:1"})
    void pages_of_this_machine_may_ask(String origin) {
        var response = post("Host: localhost\r\nOrigin: " + origin + "\r\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("access-control-allow-origin")).isEqualTo(origin);
        assertThat(response.header("vary")).isEqualTo("Origin");
        assertThat(response.header("access-control-expose-headers"))
            .isEqualTo("Mcp-Session-Id, Mcp-Protocol-Version, WWW-Authenticate, Retry-After");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://localhost.evil.example", "null", "http://localhost@evil",
        "file://", "http://localhost:80/", "https://[::1].evil", "http://", "*"})
    void pages_from_elsewhere_may_not(String origin) {
        var response = post("Host: localhost\r\nOrigin: " + origin + "\r\n");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"Origin: not allowed here\"}}");
        assertThat(response.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void hosts_and_origins_can_be_named() {
        var options = HttpOptions.DEFAULT.withHosts("mcp.example").withOrigins("https://app.example");
        try (var named = HttpServer.serve(core).with(options).on("127.0.0.1", 0)) {
            assertThat(post(named, "Host: mcp.example:443\r\nOrigin: https://app.example\r\n").status()).isEqualTo(200);
            assertThat(post(named, "Host: localhost\r\n").status()).isEqualTo(403);
            assertThat(post(named, "Host: mcp.example\r\nOrigin: http://localhost\r\n").status()).isEqualTo(403);
        }
    }

    @Test
    void a_server_that_others_can_reach_answers_to_any_name_but_not_to_any_page() {
        try (var open = HttpServer.serve(core).on("0.0.0.0", 0)) {
            assertThat(post(open, "Host: anything.example\r\n").status()).isEqualTo(200);
            assertThat(post(open, "Host: a.example\r\nOrigin: http://a.example\r\n").status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost", "Origin: http://localhost", "Authorization: Bearer a",
        "Mcp-Session-Id: a", "MCP-Protocol-Version: a", "Mcp-Method: ping", "Mcp-Param-X: 1",
        "Content-Type: application/json", "Last-Event-ID: 1"})
    void a_field_that_must_be_single_is_refused_when_repeated(String field) {
        var response = post("Host: localhost\r\n" + field + "\r\n" + field + "\r\n");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("more than once (expected: once)");
    }

    @Test
    void a_token_is_asked_for_before_anything_else_is_told() {
        var options = HttpOptions.DEFAULT.withAuthenticator(BearerToken.of("s3cret"));
        try (var guarded = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var client = new RawClient(guarded.port())) {
            client.send("PATCH /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var response = client.response();
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(response.header("content-type")).isEqualTo("application/json");
            assertThat(response.body()).isEqualTo("{\"error\":\"unauthorized\"}");

            assertThat(post(guarded, "Host: localhost\r\nAuthorization: Bearer s3cre\r\n").status()).isEqualTo(401);
            assertThat(post(guarded, "Host: localhost\r\nAuthorization: Basic s3cret\r\n").status()).isEqualTo(401);
            assertThat(post(guarded, "Host: evil\r\nAuthorization: Bearer s3cret\r\n").status()).isEqualTo(403);
            assertThat(core.messages).isEmpty();
            assertThat(post(guarded, "Host: localhost\r\nAuthorization: bEARER s3cret\r\n").status()).isEqualTo(200);
            assertThat(ScriptedReceiver.next(core.contexts).principal().name()).isEqualTo("token");
        }
    }

    @Test
    void a_token_is_not_told_by_what_holds_it() {
        assertThat(BearerToken.of("s3cret")).asString().doesNotContain("s3cret");
        assertThat(RequestHeaders.of("authorization", "Bearer s3cret")).asString().doesNotContain("s3cret");
    }

    @Test
    void an_authenticator_may_take_its_time() {
        var options = HttpOptions.DEFAULT.withAuthenticator(new ByUser());
        try (var guarded = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var client = new RawClient(guarded.port())) {
            client.post(PING, "X-User: ann\r\n");
            client.post(PING, "");
            client.post(PING, "X-User: bob\r\n");

            assertThat(client.response().status()).isEqualTo(200);
            assertThat(client.response().header("www-authenticate")).isEqualTo("User realm=\"test\"");
            assertThat(client.response().status()).isEqualTo(200);
        }
    }

    @Test
    void an_authenticator_that_fails_lets_nobody_in() {
        Authenticator failing = _ -> {
            throw new IllegalStateException("secret");
        };
        var options = HttpOptions.DEFAULT.withAuthenticator(failing);
        try (var guarded = HttpServer.serve(core).with(options).on("127.0.0.1", 0)) {
            var response = post(guarded, "Host: localhost\r\n");

            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32603,\"message\":\"Internal error\"}}");
        }
    }

    @Test
    void a_browser_is_told_what_it_may_send_without_a_token() {
        var options = HttpOptions.DEFAULT.withAuthenticator(BearerToken.of("s3cret"));
        try (var guarded = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var client = new RawClient(guarded.port())) {
            client.head("OPTIONS /mcp HTTP/1.1", "Host: localhost", "Origin: http://localhost:3000",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,mcp-param-region, X-Other, Mcp-Method");

            var response = client.response();

            assertThat(response.status()).isEqualTo(204);
            assertThat(response.header("access-control-allow-origin")).isEqualTo("http://localhost:3000");
            assertThat(response.header("access-control-allow-methods")).isEqualTo("GET, POST, DELETE, OPTIONS");
            assertThat(response.header("access-control-allow-headers"))
                .isEqualTo("authorization, mcp-param-region, mcp-method");
            assertThat(response.header("access-control-max-age")).isEqualTo("86400");
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT, /mcp, 405", "HEAD, /mcp, 405", "TRACE, /mcp, 405", "GET, /nowhere, 404", "POST, /mcpfoo, 404",
        "OPTIONS, /nowhere, 404", "OPTIONS, /mcp, 204", "POST, /sse, 405", "GET, /messages, 405"})
    void paths_and_methods_are_exact(String method, String path, int status) {
        try (var client = new RawClient(server.port())) {
            client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            var response = method.equals("HEAD") ? client.head() : client.response();

            assertThat(response.status()).isEqualTo(status);
            if (status == 405) {
                assertThat(response.header("allow")).contains("OPTIONS");
            }
            assertThat(client.post(PING).response().status()).as("the next request").isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"/mcp?x=1", "/mcp/", "http://localhost/mcp"})
    void a_target_may_have_other_forms(String target) {
        try (var client = new RawClient(server.port())) {
            client.send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + PING.length()
                + "\r\n\r\n" + PING);

            assertThat(client.response().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/plain|415", "application/json; charset=utf-8|200",
        "APPLICATION/JSON|200", "application/jsonx|415"})
    void only_json_is_read(String type, int status) {
        try (var client = new RawClient(server.port())) {
            client.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + PING.length() + "\r\n\r\n" + PING);

            assertThat(client.response().status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html|406", "*/*|200", "application/*|200", "text/event-stream;q=0|406",
        "text/html, application/json;q=0.1|200"})
    void an_answer_must_be_acceptable(String accept, int status) {
        try (var client = new RawClient(server.port())) {
            assertThat(client.post(PING, "Accept: " + accept + "\r\n").response().status()).isEqualTo(status);
        }
    }

    private RawClient.Response post(String headers) {
        return post(server, headers);
    }

    private static RawClient.Response post(HttpServer server, String headers) {
        try (var client = new RawClient(server.port())) {
            return client.send("POST /mcp HTTP/1.1\r\n" + headers + "Content-Length: " + PING.length() + "\r\n\r\n"
                + PING).response();
        }
    }
}
