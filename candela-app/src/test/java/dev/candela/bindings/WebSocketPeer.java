package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client by the JDK's own WebSocket that knows only bytes.
final class WebSocketPeer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Heard heard = new Heard();
    private final WebSocket socket;

    WebSocketPeer(int port) throws Exception {
        this.socket = client.newWebSocketBuilder().buildAsync(URI.create("ws://127.0.0.1:" + port + "/mcp"), heard)
            .get(Watch.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void play(Transcript.Line line) throws Exception {
        if (line.said()) {
            var _ = socket.sendBinary(ByteBuffer.wrap(line.bytes()), true)
                .get(Watch.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } else {
            assertThat(heard.binary.poll(Watch.PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(line.about())
                .isEqualTo(line.hex());
        }
    }

    void sendText(String text) throws Exception {
        var _ = socket.sendText(text, true).get(Watch.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    /// Whole messages.
    private static final class Heard implements WebSocket.Listener {
        private final BlockingQueue<String> binary = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            part.append(HexFormat.of().formatHex(bytes));
            if (last) {
                binary.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
