package dev.candela.bench.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How a client of each era asks over HTTP.
public enum Era {
    MODERN("2026-07-28"),
    LEGACY("2025-11-25");

    private static final String META = ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"bench\",\"version\":\"1\"},"
        + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private final String revision;

    Era(String revision) {
        this.revision = revision;
    }

    /// The body of a call of a tool that takes one text.
    public String call(long id, String tool, String text) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
            + "\",\"arguments\":{\"text\":\"" + text + "\"}" + (this == MODERN ? META : "") + "}}";
    }

    /// The first thing that a client says.
    public String hello() {
        return this == MODERN
            ? "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\",\"params\":{" + META.substring(1) + "}}"
            : "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + revision
                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}";
    }

    /// What a legacy client says before it asks anything.
    public static String initialized() {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    }

    /// A request that posts a call of a tool.
    ///
    /// @param session  id of the session; null for none
    public byte[] postCall(String tool, @Nullable String session, String body) {
        return post(this == MODERN ? "Mcp-Method: tools/call\r\nMcp-Name: " + tool + "\r\n" : "", session, body);
    }

    /// A request that posts anything else of the legacy era.
    ///
    /// @param session  id of the session; null for none
    public byte[] post(@Nullable String session, String body) {
        return post("", session, body);
    }

    /// A request for the event stream of a session.
    public byte[] get(String session) {
        return head("GET", "text/event-stream", session, "").getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] post(String fields, @Nullable String session, String body) {
        String content = "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
        return (head("POST", "application/json, text/event-stream", session, fields + content) + body)
            .getBytes(StandardCharsets.US_ASCII);
    }

    private String head(String method, String accept, @Nullable String session, String fields) {
        return method + " /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: " + accept + "\r\n"
            + "MCP-Protocol-Version: " + revision + "\r\n"
            + (session == null ? "" : "Mcp-Session-Id: " + session + "\r\n") + fields + "\r\n";
    }
}
