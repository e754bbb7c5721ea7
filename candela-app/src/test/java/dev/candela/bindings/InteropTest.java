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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    @ParameterizedTest
    @ValueSource(strings = {"typescript-websocket", "python-websocket"})
    void a_known_peer_is_answered_byte_for_byte_over_websocket(String name) throws Exception {
        var options = HttpOptions.DEFAULT.withWebSocket(LumenWires.servingMessages(SETTINGS));
        var client = HttpClient.newHttpClient();
        try (var http = HttpServer.serve(server).with(options).on("127.0.0.1", 0)) {
            var heard = new Heard();
            var socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + http.port() + "/mcp"), heard).get(5, TimeUnit.SECONDS);
            for (var line : Transcript.read(name).lines()) {
                if (line.said()) {
                    var _ = socket.sendBinary(ByteBuffer.wrap(line.bytes()), true).get(5, TimeUnit.SECONDS);
                } else {
                    assertThat(heard.binary.poll(5, TimeUnit.SECONDS)).as(line.about()).isEqualTo(line.hex());
                }
            }
            socket.abort();
        } finally {
            client.shutdownNow();
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
        try (var sockets = sockets(SETTINGS); var a = connect(sockets); var b = connect(sockets); var c = connect(sockets);
                var d = connect(sockets)) {
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

    /// What comes by WebSocket, in whole messages.
    private static final class Heard implements WebSocket.Listener {
        private final BlockingQueue<String> binary = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            part.append(hex(bytes));
            if (last) {
                binary.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
