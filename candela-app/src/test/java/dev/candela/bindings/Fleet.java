package dev.candela.bindings;

import dev.candela.binary.LumenWires;
import dev.candela.demo.DemoServer;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.lumen.cipher.PreSharedKey;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.model.Tool;
import dev.candela.rpc.Limits;
import dev.candela.server.McpServer;
import dev.candela.socket.SocketClient;
import dev.candela.socket.SocketOptions;
import dev.candela.socket.SocketServer;
import dev.candela.websocket.WebSocketClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// One demo server behind every binding at once, and what clients need to reach it.
///
/// Beside the demo's tools it has `mirror`, which gives back its arguments as they came.
final class Fleet implements AutoCloseable {
    static final PreSharedKey SECRET =
        PreSharedKey.of("what both ends of this test have in common".getBytes(StandardCharsets.UTF_8));

    private final Watch watch = new Watch();
    private final McpServer server;
    private final Path folder;
    private final SocketServer tcp;
    private final SocketServer tls;
    private final SocketServer unix;
    private final HttpServer http;
    private final SocketClient sockets = new SocketClient();
    private final WebSocketClient webSockets = new WebSocketClient();

    private Fleet(Path folder, Limits limits) {
        this.folder = folder;
        this.server = DemoServer.open(McpServer.named("fleet", "1").limits(limits).intercept(watch).tool(
            Tool.of("mirror", "Gives back its arguments", Json.obj("type", "object")), (arguments, _) -> arguments));
        var lumen = SocketOptions.DEFAULT.withWires(LumenWires.serving(LinkSettings.SERVING));
        this.tcp = SocketServer.serve(server).with(lumen).onLoopback(0);
        this.tls = SocketServer.serve(server)
            .with(lumen.withTls(new SocketOptions.Tls(certificate(), tlsFile("key.pem"), null))).onLoopback(0);
        this.unix = SocketServer.serve(server).with(lumen).on(folder.resolve("mcp.sock"));
        this.http = HttpServer.serve(server)
            .with(HttpOptions.DEFAULT.withWebSocket(LumenWires.servingMessages(LinkSettings.SERVING)))
            .on("127.0.0.1", 0);
    }

    static Fleet open(Limits limits) throws IOException {
        return new Fleet(Files.createTempDirectory("fleet"), limits);
    }

    /// Settings of both ends of an encrypted connection.
    static LinkSettings encrypted(LinkSettings settings) {
        return settings.withEncryption(Insistence.REQUIRE, SECRET);
    }

    static Path certificate() {
        return tlsFile("certificate.pem");
    }

    private static Path tlsFile(String name) {
        var root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("candela-transport"))) {
            root = Objects.requireNonNull(root.getParent(), "a folder with candela-transport");
        }
        return root.resolve("candela-transport/src/test/resources/tls").resolve(name);
    }

    Watch watch() {
        return watch;
    }

    McpServer server() {
        return server;
    }

    SocketServer tcp() {
        return tcp;
    }

    SocketServer tls() {
        return tls;
    }

    SocketServer unix() {
        return unix;
    }

    HttpServer http() {
        return http;
    }

    SocketClient sockets() {
        return sockets;
    }

    WebSocketClient webSockets() {
        return webSockets;
    }

    @Override
    public void close() throws IOException {
        sockets.close();
        webSockets.close();
        tcp.close();
        tls.close();
        unix.close();
        http.close();
        server.close();
        Files.deleteIfExists(folder);
    }
}
