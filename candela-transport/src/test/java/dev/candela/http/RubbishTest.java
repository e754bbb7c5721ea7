package dev.candela.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for any bytes at all that come to the port: they are answered or not, but every connection ends.
class RubbishTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final List<byte[]> SEEDS = List.of(
        bytes("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40\r\n\r\n" + PING),
        bytes("POST /mcp HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n" + PING
            + "\r\n0\r\n\r\n"),
        bytes("GET /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"),
        bytes("GET /sse HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"),
        bytes("POST /mcp HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\nContent-Length: 40\r\n\r\n" + PING),
        bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0\0\0\4\1\5\0\0\0\1\202\204\206\101"));

    @Test
    void every_connection_ends_and_the_server_goes_on() throws IOException {
        var random = new Random(20261120);
        var core = new ScriptedReceiver();
        var options = HttpOptions.DEFAULT.withTimes(HttpOptions.Times.DEFAULT
            .withRead(Duration.ofMillis(100)).withIdle(Duration.ofMillis(100)));
        var server = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        int answered = 0;
        for (int round = 0; round < 5_000 && System.nanoTime() < end; round++) {
            answered += say(server.port(), Rubbish.change(SEEDS, random), round % 50 != 0) ? 1 : 0;
        }
        assertThat(answered).isPositive();
        try (var client = new RawClient(server.port())) {
            assertThat(client.post(PING).response().status()).isEqualTo(200);
        }
        long start = System.nanoTime();

        server.close();

        assertThat(System.nanoTime() - start).as("nothing was left to wait for").isLessThan(1_000_000_000L);
    }

    /// True when there was an answer.
    private static boolean say(int port, byte[] rubbish, boolean leave) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(rubbish);
            if (leave || new String(rubbish, ISO_8859_1).startsWith("GET")) {
                socket.shutdownOutput();
            }
            return readAll(socket).length > 0;
        }
    }

    /// A time-out passes through: then a connection has not ended.
    private static byte[] readAll(Socket socket) throws IOException {
        var answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // Closed by a reset, which is an end too.
        }
        return answer.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
