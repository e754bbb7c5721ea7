package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Bytes may come cut anywhere.
@ExtendWith(OneFleet.class)
final class TrickleTest {
    private static StreamWay.Streams streams(Binding binding, Fleet fleet) throws IOException {
        return switch (binding) {
            case STDIO_JSON, STDIO_LUMEN, STDIO_LUMEN_COMPRESSED, STDIO_LUMEN_ENCRYPTED ->
                trickling(new Ways(fleet).stdio(binding, 1).streams());
            case TCP_JSON, TCP_LUMEN -> {
                var socket = new Socket(InetAddress.getLoopbackAddress(), fleet.tcp().port());
                socket.setTcpNoDelay(true);
                yield trickling(new StreamWay.Streams(socket.getInputStream(), socket.getOutputStream(), socket));
            }
            case UNIX_JSON, UNIX_LUMEN -> {
                var socket = SocketChannel.open(fleet.unix().address());
                OutputStream out = Channels.newOutputStream(socket);
                yield trickling(new StreamWay.Streams(Channels.newInputStream(socket), out, socket));
            }
            case TCP_TLS_LUMEN, WEBSOCKET_JSON, WEBSOCKET_LUMEN, HTTP_JSON, HTTP_LUMEN ->
                throw new IllegalArgumentException("binding: " + binding + " (expected: one of plain streams)");
        };
    }

    private static StreamWay.Streams trickling(StreamWay.Streams whole) {
        return new StreamWay.Streams(Trickle.of(whole.in()), Trickle.of(whole.out()), whole.carrier());
    }

    @ParameterizedTest
    @EnumSource(names = {"STDIO_JSON", "STDIO_LUMEN", "STDIO_LUMEN_COMPRESSED", "STDIO_LUMEN_ENCRYPTED", "TCP_JSON",
        "TCP_LUMEN", "UNIX_JSON", "UNIX_LUMEN"})
    void bytes_may_come_and_go_one_at_a_time(Binding binding, Fleet fleet) throws Exception {
        for (boolean modern : new boolean[] {false, true}) {
            var streams = streams(binding, fleet);
            try (var caller = Caller.of(modern, near -> StreamWay.open(streams, Ways.wires(binding), near))) {
                String text = "drop by drop \u2603\uD83D\uDE00 ".repeat(20);

                assertThat(caller.client().call("echo", Json.obj("text", text)).text()).isEqualTo(text);
                assertThat(caller.client().call("add", Json.obj("a", 1, "b", 2)).structured())
                    .isEqualTo(Json.obj("sum", 3));
            }
        }
    }
}
