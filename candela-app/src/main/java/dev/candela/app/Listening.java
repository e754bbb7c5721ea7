package dev.candela.app;

import dev.candela.binary.LumenWires;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Receiver;
import dev.candela.socket.SocketOptions;
import dev.candela.socket.SocketServer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// One server in every place where it was asked for.
final class Listening implements AutoCloseable {
    private final Receiver server;
    private final Listen where;
    private final LinkSettings settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<String> greetings = new ArrayList<>();

    Listening(Receiver server, Listen where) {
        this.server = server;
        this.where = where;
        this.settings = LinkSettings.SERVING.withLumen(where.lumen());
    }

    /// Starts them all.
    ///
    /// @throws java.io.UncheckedIOException for the first that cannot be; the others are left for [#close]
    void start() {
        var http = where.http();
        if (http != null) {
            greetings.add(DemoGreeting.http(where, http, serve(http)));
        }
        var ws = where.ws();
        if (ws != null) {
            greetings.add(DemoGreeting.ws(ws, serve(ws)));
        }
        var tcp = where.tcp();
        if (tcp != null) {
            greetings.add(DemoGreeting.tcp(tcp, serve((SocketAddress) tcp)));
        }
        var unix = where.unix();
        if (unix != null) {
            serve(UnixDomainSocketAddress.of(unix));
            greetings.add(DemoGreeting.unix(unix));
        }
    }

    String greeting() {
        return String.join("\n", greetings);
    }

    private int serve(InetSocketAddress address) {
        var http = HttpServer.serve(server).with(options())
            .on(address.getAddress().getHostAddress(), address.getPort());
        open.push(http);
        return http.port();
    }

    private int serve(SocketAddress address) {
        var sockets = SocketServer.serve(server).with(SocketOptions.DEFAULT.withWires(wires())).on(address);
        open.push(sockets);
        return sockets.port();
    }

    private HttpOptions options() {
        var options = HttpOptions.DEFAULT.withLumen(where.lumen())
            .withWebSocket(LumenWires.servingMessages(settings));
        var token = where.token();
        return token == null ? options : options.withAuthenticator(token.bearer());
    }

    private Wires wires() {
        var token = where.token();
        return token == null ? LumenWires.serving(settings) : LumenWires.serving(settings, token.bearer()::verify);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("closing: failed (expected: never to)", e);
            }
        }
    }
}
