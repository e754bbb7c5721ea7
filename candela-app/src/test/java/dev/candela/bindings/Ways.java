package dev.candela.bindings;

import dev.candela.binary.LumenWires;
import dev.candela.line.JsonLines;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.pipe.ClientTls;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Receiver;
import dev.candela.socket.SocketClient;
import dev.candela.stdio.StdioServer;
import dev.candela.websocket.JsonTexts;
import dev.candela.websocket.WebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Opens ways to a fleet. A client that is meant to speak LUMEN insists on it, so that nothing passes in JSON unseen.
final class Ways {
    private static final LinkSettings INSISTING = LinkSettings.CALLING.withLumen(Insistence.REQUIRE);

    private final Fleet fleet;

    Ways(Fleet fleet) {
        this.fleet = fleet;
    }

    Way open(Binding binding, Receiver near) throws IOException {
        return switch (binding) {
            case STDIO_JSON, STDIO_LUMEN, STDIO_LUMEN_COMPRESSED, STDIO_LUMEN_ENCRYPTED ->
                StreamWay.open(stdio(binding, Integer.MAX_VALUE).streams(), wires(binding), near);
            case TCP_JSON, TCP_LUMEN -> new OpenWay(fleet.sockets().connect(fleet.tcp().address(), near,
                SocketClient.Options.DEFAULT.withWires(wires(binding))));
            case TCP_TLS_LUMEN -> new OpenWay(fleet.sockets().connect(
                new InetSocketAddress("localhost", fleet.tls().port()), near, SocketClient.Options.DEFAULT
                    .withWires(wires(binding)).withTls(new ClientTls(Fleet.certificate(), null, null))));
            case UNIX_JSON, UNIX_LUMEN -> new OpenWay(fleet.sockets().connect(fleet.unix().address(), near,
                SocketClient.Options.DEFAULT.withWires(wires(binding))));
            case WEBSOCKET_JSON, WEBSOCKET_LUMEN -> new OpenWay(fleet.webSockets().connect(webSocket(), Map.of(), near,
                WebSocketClient.Options.DEFAULT.withWires(wires(binding))));
            case HTTP_JSON, HTTP_LUMEN -> new HttpWay(fleet.http().uri(), binding.isLumen(), near);
        };
    }

    URI webSocket() {
        return URI.create("ws" + fleet.http().uri().toString().substring("http".length()));
    }

    /// How the client of a binding writes its messages.
    ///
    /// @throws IllegalArgumentException for HTTP, which has no wires
    static Wires wires(Binding binding) {
        return wires(binding, Watch.PATIENCE);
    }

    /// @param patience  how long the client waits to be told that the server speaks LUMEN
    static Wires wires(Binding binding, Duration patience) {
        return Raw.within(switch (binding) {
            case STDIO_JSON, TCP_JSON, UNIX_JSON -> JsonLines::new;
            case STDIO_LUMEN, TCP_LUMEN, TCP_TLS_LUMEN, UNIX_LUMEN -> LumenWires.calling(INSISTING, patience);
            case STDIO_LUMEN_COMPRESSED -> LumenWires.calling(INSISTING.compressing(), patience);
            case STDIO_LUMEN_ENCRYPTED -> LumenWires.calling(Fleet.encrypted(INSISTING), patience);
            case WEBSOCKET_JSON -> JsonTexts::new;
            case WEBSOCKET_LUMEN -> LumenWires.callingMessages(INSISTING, patience);
            case HTTP_JSON, HTTP_LUMEN -> throw new IllegalArgumentException(
                "binding: " + binding + " (expected: one with a connection)");
        });
    }

    /// Standard streams whose other end the fleet's server has, until either end closes them: then
    /// they are, as those of a process that has ended.
    ///
    /// @param atOnce  most bytes that one read gives, at either end
    Stdio stdio(Binding binding, int atOnce) {
        var settings = binding == Binding.STDIO_LUMEN_ENCRYPTED
            ? Fleet.encrypted(LinkSettings.SERVING) : LinkSettings.SERVING;
        var there = new Tube(atOnce);
        var back = new Tube(atOnce);
        Thread.startVirtualThread(() -> {
            try (var in = there.in(); var out = back.out()) {
                StdioServer.serve(fleet.server(), in, out, LumenWires.serving(settings));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Stdio(there, back);
    }

    /// @param there  to the server
    /// @param back   from it
    record Stdio(Tube there, Tube back) {
        StreamWay.Streams streams() {
            return new StreamWay.Streams(back.in(), there.out(), () -> {
                there.out().close();
                back.in().close();
            });
        }
    }
}
