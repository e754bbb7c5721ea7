package dev.candela.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.binary.LumenWires;
import dev.candela.lumen.extension.Heartbeat;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.lumen.negotiation.Probe;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.rpc.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Signs of life on sockets that speak LUMEN.
final class HeartbeatTest {
    private final ScriptedReceiver core = new ScriptedReceiver(Limits.DEFAULT);

    private SocketServer serve() {
        var times = SocketOptions.Times.DEFAULT.withHeartbeat(Duration.ofMillis(50)).withGrace(Duration.ofMillis(50));
        return SocketServer.serve(core).with(
            SocketOptions.DEFAULT.withWires(LumenWires.serving(LinkSettings.SERVING)).withTimes(times)).onLoopback(0);
    }

    private static Frame next(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            int it = in.read();
            if (it < 0) {
                throw new IOException("ended");
            }
            bytes.write(it);
            if (Frame.parse(bytes.toByteArray(), 0, bytes.size()) instanceof Frame.Parsed.Complete(var frame, _)) {
                return frame;
            }
        }
    }

    @Test
    void a_client_that_answers_stays_and_one_that_does_not_is_let_go() throws IOException {
        try (var server = serve(); var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            var in = socket.getInputStream();
            socket.getOutputStream().write(Probe.union("test", Set.of("compression", "heartbeat")).frame());
            assertThat(next(in).is(FrameType.PROBE_ACK)).isTrue();
            for (int i = 0; i < 5; i++) {
                socket.getOutputStream().write(Heartbeat.read(next(in)).orElseThrow().frame().bytes());
            }
            assertThat(next(in).is(FrameType.HEARTBEAT)).isTrue();
            assertThat(next(in).is(FrameType.HEARTBEAT)).isTrue();
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_client_that_knows_no_heartbeats_gets_none() throws IOException {
        try (var server = serve(); var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(300);
            var in = socket.getInputStream();
            socket.getOutputStream().write(Probe.union("test", Set.of("compression")).frame());
            assertThat(next(in).is(FrameType.PROBE_ACK)).isTrue();
            org.assertj.core.api.Assertions.assertThatThrownBy(in::read)
                .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
