package dev.candela.app;

import java.net.Inet6Address;

/// What the demo server says when it is up: where it is, and what to try.
final class DemoGreeting {
    private DemoGreeting() {}

    static String text(HttpListen listen, int port) {
        var address = listen.address().getAddress();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        String url = "http://" + host + ":" + port + "/mcp";
        String token = listen.token() == null ? ""
            : " -H \"Authorization: Bearer $" + DemoCommand.TOKEN_VARIABLE + "\"";
        String old = url.substring(0, url.length() - "/mcp".length()) + "/sse";
        return Packaged.text("greeting.txt").formatted(url, token, old);
    }
}
