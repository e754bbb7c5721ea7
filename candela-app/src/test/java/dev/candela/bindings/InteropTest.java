package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.binary.LumenWires;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.lumen.negotiation.Capability;
import dev.candela.model.Tool;
import dev.candela.server.McpServer;
import dev.candela.socket.SocketOptions;
import dev.candela.socket.SocketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Known peers, byte for byte, against real sockets. The frames were not written by the code that is tested.
final class InteropTest {
    private static final LinkSettings SETTINGS =
        LinkSettings.SERVING.withCapabilities(Set.of(Capability.COMPRESSION));
    private static final LinkSettings MORE = LinkSettings.SERVING.withCapabilities(
        Set.of(Capability.COMPRESSION, Capability.MUX, Capability.HEARTBEAT, Capability.BATCH_FLOW));

    private final McpServer server = McpServer.named("interop", "1").tool(
        Tool.of("mirror", "Gives back its arguments", Json.obj("type", "object")), (arguments, _) -> arguments).build();

    /// As [#server], but with a tool whose result takes 3.2 MB as text and 5.2 MB as a value.
    private final McpServer halves = McpServer.named("interop", "1").tool(
        Tool.of("halves", "Says it often", Json.obj("type", "object")), (_, _) -> Json.obj("rows", new Json.Arr(
            Collections.nCopies(400, new Json.Arr(Collections.nCopies(1_000, Json.Num.of(0.5))))))).build();

    @AfterEach
    void close() {
        server.close();
        halves.close();
    }

    private SocketServer sockets(LinkSettings settings) {
        return SocketServer.serve(server)
            .with(SocketOptions.DEFAULT.withWires(LumenWires.serving(settings))).onLoopback(0);
    }

    private static Socket connect(SocketServer to) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), to.port());
        socket.setSoTimeout(5_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void plays(String name, LinkSettings settings) throws IOException {
        try (var sockets = sockets(settings); var socket = connect(sockets)) {
            for (var line : Transcript.read(name).lines()) {
                play(socket, line);
            }
        }
    }

    private static void play(Socket socket, Transcript.Line line) throws IOException {
        if (line.said()) {
            socket.getOutputStream().write(line.bytes());
        } else {
            byte[] come = socket.getInputStream().readNBytes(line.bytes().length);
            assertThat(hex(come)).as(line.about()).isEqualTo(line.hex());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"python-stream", "typescript-stream", "rust-stream", "typescript-fallback-stream",
        "plain-stream", "given-up-stream", "hasty-stream"})
    void a_known_peer_is_answered_byte_for_byte_over_tcp(String name) throws Exception {
        plays(name, SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"extensions-stream", "faults-stream"})
    void a_peer_of_the_same_extensions_is_answered_byte_for_byte_over_tcp(String name) throws Exception {
        plays(name, MORE);
    }

    private HttpServer webSockets() {
        return HttpServer.serve(server)
            .with(HttpOptions.DEFAULT.withWebSocket(LumenWires.servingMessages(SETTINGS))).on("127.0.0.1", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"typescript-websocket", "python-websocket"})
    void a_known_peer_is_answered_byte_for_byte_over_websocket(String name) throws Exception {
        try (var http = webSockets(); var peer = new WebSocketPeer(http.port())) {
            for (var line : Transcript.read(name).lines()) {
                peer.play(line);
            }
        }
    }

    @Test
    void text_among_frames_is_served_over_websocket() throws Exception {
        var lines = Transcript.read("python-websocket").lines();
        var text = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\",\"params\":{}}";
        try (var http = webSockets(); var peer = new WebSocketPeer(http.port())) {
            for (var line : lines.subList(0, 5)) {
                peer.play(line);
            }
            peer.sendText(text);
            peer.play(lines.get(6));
        }
    }

    /// The reference implementation in Python holds 4 MiB.
    @Test
    void what_a_peer_can_hold_as_text_only_goes_to_it_as_text() throws Exception {
        var lines = Transcript.read("python-stream").lines();
        try (var sockets = SocketServer.serve(halves)
                .with(SocketOptions.DEFAULT.withWires(LumenWires.serving(SETTINGS))).onLoopback(0);
                var socket = connect(sockets)) {
            for (var line : lines.subList(0, 5)) {
                play(socket, line);
            }
            byte[] request = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"tools/call\",\"params\":{\"name\":\"halves\"}}"
                .getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(new byte[] {(byte) 0x80, (byte) request.length, 0, 1, 0});
            socket.getOutputStream().write(request);

            byte[] header = socket.getInputStream().readNBytes(7);
            assertThat(header[0]).as("a length of four bytes").isEqualTo((byte) 0xC0);
            assertThat(header[5]).as("RESPONSE").isEqualTo((byte) 2);
            assertThat(header[6]).as("JSON text").isZero();
            int length = ByteBuffer.wrap(header, 1, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
            assertThat(length).isBetween(3_200_000, 3_300_000);
            assertThat(new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8))
                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{\"content\":[").endsWith(",0.5]]}}}");
        }
    }

    @Test
    void all_peers_speak_to_one_server_at_the_same_time() throws Exception {
        var names = new String[] {"python-stream", "typescript-stream", "rust-stream", "plain-stream"};
        try (var sockets = sockets(SETTINGS); var a = connect(sockets); var b = connect(sockets);
                var c = connect(sockets); var d = connect(sockets)) {
            var peers = new Socket[] {a, b, c, d};
            for (int step = 0; step < Transcript.read("rust-stream").lines().size(); step++) {
                for (int peer = 0; peer < peers.length; peer++) {
                    var lines = Transcript.read(names[peer]).lines();
                    if (step < lines.size()) {
                        play(peers[peer], lines.get(step));
                    }
                }
            }
        }
    }
}
