package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.binary.LumenWires;
import dev.candela.demo.DemoServer;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.line.JsonLines;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.model.RequestId;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Receiver;
import dev.candela.server.McpServer;
import dev.candela.socket.SocketClient;
import dev.candela.socket.SocketOptions;
import dev.candela.socket.SocketServer;
import dev.candela.stdio.StdioServer;
import dev.candela.websocket.JsonTexts;
import dev.candela.websocket.WebSocketClient;
import dev.candela.wire.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that would rather speak LUMEN, and a server that does not.
final class FallbackTest {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final LinkSettings OFF = LinkSettings.SERVING.withLumen(Insistence.OFF);

    private final McpServer server = DemoServer.open("1");

    @AfterEach
    void close() {
        server.close();
    }

    private static void assertServed(boolean modern, Remote.Opening opening) throws IOException {
        try (var caller = Caller.of(modern, opening)) {
            assertThat(caller.client().call("echo", Json.obj("text", "in JSON \u2603")).text())
                .isEqualTo("in JSON \u2603");
            assertThat(caller.client().call("add", Json.obj("a", 1, "b", 2)).structured())
                .isEqualTo(Json.obj("sum", 3));
        }
    }

    private static Wires streams(boolean knowsLumen) {
        return knowsLumen ? LumenWires.serving(OFF) : JsonLines::new;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void over_standard_streams_it_is_served_in_json(boolean knowsLumen) throws Exception {
        for (boolean modern : new boolean[] {false, true}) {
            var there = new Tube(Integer.MAX_VALUE);
            var back = new Tube(Integer.MAX_VALUE);
            Thread.startVirtualThread(() -> {
                try (var in = there.in(); var out = back.out()) {
                    StdioServer.serve(server, in, out, streams(knowsLumen));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertServed(modern, near -> StreamWay.open(new Ways.Stdio(there, back).streams(),
                LumenWires.calling(LinkSettings.CALLING, PATIENCE), near));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void over_tcp_it_is_served_in_json(boolean knowsLumen) throws Exception {
        try (var tcp = SocketServer.serve(server)
                .with(SocketOptions.DEFAULT.withWires(streams(knowsLumen))).onLoopback(0);
                var client = new SocketClient()) {
            for (boolean modern : new boolean[] {false, true}) {
                assertServed(modern, near -> new OpenWay(client.connect(tcp.address(), near,
                    SocketClient.Options.DEFAULT.withWires(LumenWires.calling(LinkSettings.CALLING, PATIENCE)))));
            }
        }
    }

    private HttpServer webSockets(Wires wires) {
        return HttpServer.serve(server).with(HttpOptions.DEFAULT.withWebSocket(wires)).on("127.0.0.1", 0);
    }

    private static Way connect(WebSocketClient client, HttpServer to, Wires wires, Receiver near) throws IOException {
        return new OpenWay(client.connect(URI.create("ws://127.0.0.1:" + to.port() + "/mcp"), Map.of(), near,
            WebSocketClient.Options.DEFAULT.withWires(wires)));
    }

    @Test
    void over_websocket_it_is_served_in_json() throws Exception {
        var preferring = LumenWires.callingMessages(LinkSettings.CALLING, PATIENCE);
        try (var http = webSockets(LumenWires.servingMessages(OFF)); var client = new WebSocketClient()) {
            for (boolean modern : new boolean[] {false, true}) {
                assertServed(modern, near -> connect(client, http, preferring, near));
            }
        }
    }

    /// Such a server takes no binary messages, so there is nothing to fall back to on that connection.
    @Test
    void over_websocket_a_server_of_text_only_lets_it_go_at_once_and_serves_it_when_it_comes_back_for_json()
            throws Exception {
        var preferring = LumenWires.callingMessages(LinkSettings.CALLING, Duration.ofSeconds(20));
        try (var http = webSockets(JsonTexts::new); var client = new WebSocketClient()) {
            try (var remote = new Remote(near -> connect(client, http, preferring, near))) {
                assertThat(remote.hasEnded()).isTrue();
                assertThat(remote.send(new Message.Request(RequestId.of(1), "ping", Json.Obj.EMPTY))).isFalse();
            }
            assertServed(true, near -> connect(client, http, JsonTexts::new, near));
        }
    }
}
