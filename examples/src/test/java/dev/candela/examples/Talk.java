package dev.candela.examples;

import dev.candela.json.Json;
import dev.candela.rpc.Receiver;
import dev.candela.stdio.StdioServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// Talks to a server as a client that knows only JSON.
final class Talk {
    private static final String ENVELOPE = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{}}}";

    private Talk() {}

    /// A modern request; `params` without braces.
    static String request(int id, String method, String params) {
        String rest = params.isEmpty() ? "" : params + ",";
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\","
            + "\"params\":{" + rest + ENVELOPE + "}}";
    }

    /// The answers of a server to lines on its standard input, one message each.
    static List<Json> lines(Receiver server, String... lines) {
        var in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        StdioServer.serve(server, in, out);
        return out.toString(StandardCharsets.UTF_8).lines().map(Json::parse).toList();
    }

    static Json.Obj result(Json message) {
        return ((Json.Obj) message).object("result").orElseThrow(() -> new AssertionError(message.toText()));
    }

    static String text(Json message) {
        var content = result(message).array("content").orElseThrow();
        return ((Json.Obj) content.getFirst()).text("text").orElseThrow();
    }

    static HttpResponse<String> post(int port, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .header("MCP-Protocol-Version", "2026-07-28")
            .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
