import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Talks to the server at a URL as clients of both eras do when they begin, so that the cache holds what answering them
/// takes: `java Drive.java http://127.0.0.1:8808/mcp`.
final class Drive {
    private static final String META = """
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
        "io.modelcontextprotocol/clientInfo":{"name":"drive","version":"1"},
        "io.modelcontextprotocol/clientCapabilities":{}}""";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    private Drive(URI url) {
        this.url = url;
    }

    public static void main(String[] args) throws Exception {
        var drive = new Drive(URI.create(args[0]));
        drive.modern();
        drive.legacy();
    }

    private void modern() throws Exception {
        modern("server/discover", "", "");
        modern("tools/list", "", "");
        modern("tools/call", "echo", "\"name\":\"echo\",\"arguments\":{\"text\":\"hello\"},");
        modern("resources/list", "", "");
        modern("prompts/list", "", "");
    }

    private void modern(String method, String name, String params) throws Exception {
        var request = post("""
            {"jsonrpc":"2.0","id":1,"method":"%s","params":{%s%s}}""".formatted(method, params, META))
            .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method);
        send(name.isEmpty() ? request : request.header("Mcp-Name", name));
    }

    private void legacy() throws Exception {
        var opened = send(post("""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",
            "capabilities":{},"clientInfo":{"name":"drive","version":"1"}}}"""));
        String session = opened.headers().firstValue("Mcp-Session-Id").orElse("");
        legacy(session, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        legacy(session, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}");
        legacy(session, """
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"echo","arguments":{"text":"hello"}}}""");
        legacy(session, "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}");
    }

    private void legacy(String session, String body) throws Exception {
        var request = post(body).header("MCP-Protocol-Version", "2025-11-25");
        send(session.isEmpty() ? request : request.header("Mcp-Session-Id", session));
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("status: " + response.statusCode() + " " + response.body() + " (expected: 2xx)");
        }
        return response;
    }
}
