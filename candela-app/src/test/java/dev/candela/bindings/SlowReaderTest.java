package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.binary.LumenWires;
import dev.candela.json.Json;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.model.Tool;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.server.McpServer;
import dev.candela.socket.SocketOptions;
import dev.candela.socket.SocketServer;
import dev.candela.wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A peer that asks and does not read.
final class SlowReaderTest {
    private static final int CALLS = 100;
    private static final int ANSWER_BYTES = 1_000_000;
    private static final SocketOptions OPTIONS = SocketOptions.DEFAULT
        .withWires(LumenWires.serving(LinkSettings.SERVING))
        .withTimes(SocketOptions.Times.DEFAULT.withSlowReader(Duration.ofMillis(200)));

    /// @param lumen   hex of the frame that a client begins with; empty for one that speaks lines of JSON
    /// @param before  hex of what precedes each request
    /// @param after   hex of what follows each request
    @ParameterizedTest
    @CsvSource({
        "'', '', 0a",
        "270f01e702ff0176e302ff0463617073e602e50b636f6d7072657373696f6ee50973747265616d696e67, 804a000100, ''"})
    void it_is_let_go_in_the_end(String lumen, String before, String after) throws Exception {
        var text = "x".repeat(ANSWER_BYTES);
        var server = McpServer.named("flood", "1")
            .tool(Tool.of("flood", "Says much", Json.obj("type", "object")), (_, _) -> text).build();
        var closed = new Closings(server);
        try (server; var sockets = SocketServer.serve(closed).with(OPTIONS).onLoopback(0);
                var silent = new Socket()) {
            silent.setReceiveBufferSize(16 * 1024);
            silent.setSoTimeout(5_000);
            silent.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), sockets.port()));
            silent.getOutputStream().write(HexFormat.of().parseHex(lumen));
            write(silent, before, after);

            assertThat(closed.await()).isTrue();
            assertThat(read(silent)).isLessThan(CALLS * (long) ANSWER_BYTES / 2);
        }
    }

    private static void write(Socket to, String before, String after) throws IOException {
        for (int i = 0; i < CALLS; i++) {
            var text = "{\"jsonrpc\":\"2.0\",\"id\":" + (100 + i)
                + ",\"method\":\"tools/call\",\"params\":{\"name\":\"flood\"}}";
            assertThat(text.length()).isEqualTo(0x4A);
            to.getOutputStream().write(HexFormat.of().parseHex(before));
            to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            to.getOutputStream().write(HexFormat.of().parseHex(after));
        }
    }

    /// Bytes that are still there to be read, until the end.
    private static long read(Socket from) {
        long all = 0;
        var some = new byte[64 * 1024];
        try {
            for (int count = from.getInputStream().read(some); count >= 0;
                    count = from.getInputStream().read(some)) {
                all += count;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is still open", e);
        } catch (IOException _) {
            // Reset: as much an end as the other one.
        }
        return all;
    }

    /// The server, and when its first connection has ended.
    private record Closings(McpServer server, CountDownLatch first) implements Receiver {
        Closings(McpServer server) {
            this(server, new CountDownLatch(1));
        }

        boolean await() throws InterruptedException {
            return first.await(Watch.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public Limits limits() {
            return server.limits();
        }

        @Override
        public Work receive(Message message, TransportContext context, Sink sink) {
            return server.receive(message, context, sink);
        }

        @Override
        public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
            return server.attach(context, lastEventId, sink);
        }

        @Override
        public Optional<Refusal> end(TransportContext context) {
            return server.end(context);
        }

        @Override
        public void closed(Connection connection) {
            server.closed(connection);
            first.countDown();
        }
    }
}
