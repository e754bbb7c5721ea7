package dev.candela.app;

import java.net.Inet6Address;

/// What the demo server says when it is up: where it is, and what to try.
final class DemoGreeting {
    private DemoGreeting() {}

    static String text(HttpListen listen, int port) {
        var address = listen.address().getAddress();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        String url = "http://" + host + ":" + port + "/mcp";
        String token = listen.token() == null ? "" : " -H \"Authorization: Bearer $" + DemoCommand.TOKEN_VARIABLE + "\"";
        return """
            candela: the demo server is at %1$s (Ctrl-C ends it)

            Try it with any MCP client, or with curl:

              curl -s %1$s%2$s -H 'Content-Type: application/json' \\
                -H 'MCP-Protocol-Version: 2026-07-28' -H 'Mcp-Method: tools/call' -H 'Mcp-Name: add' \\
                -d '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add","arguments":{"a":1,"b":2},
                     "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
                              "io.modelcontextprotocol/clientCapabilities":{}}}}'

            Tools to play with: echo, add, slow, emit, deploy. Clients of the old HTTP+SSE pair: %3$s
            """.formatted(url, token, url.substring(0, url.length() - "/mcp".length()) + "/sse");
    }
}
