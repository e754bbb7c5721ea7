package dev.candela.app;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// What the demo server says when it is up: where it is, and what to try.
final class DemoGreeting {
    private static final String PATH = "/mcp";

    private DemoGreeting() {}

    /// @param port  the one that it listens on
    static String http(Listen listen, InetSocketAddress address, int port) {
        String origin = "http://" + authority(address, port);
        String token = listen.token() == null ? ""
            : " -H \"Authorization: Bearer $" + DemoCommand.TOKEN_VARIABLE + "\"";
        return Packaged.text("greeting.txt").formatted(origin + PATH, token, origin + "/sse");
    }

    static String ws(InetSocketAddress address, int port) {
        return at("ws://" + authority(address, port) + PATH);
    }

    static String tcp(InetSocketAddress address, int port) {
        return at("tcp:" + authority(address, port));
    }

    static String unix(Path path) {
        return at("unix:" + path.toAbsolutePath());
    }

    private static String at(String place) {
        return "candela: the demo server is at " + place + " (Ctrl-C ends it)\n";
    }

    private static String authority(InetSocketAddress at, int port) {
        var address = at.getAddress();
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return host + ":" + port;
    }
}
