package dev.candela.socket;

import static dev.candela.pipe.CarrierContract.answer;
import static dev.candela.pipe.CarrierContract.held;
import static dev.candela.pipe.CarrierContract.note;
import static dev.candela.pipe.CarrierContract.request;
import static dev.candela.pipe.ScriptedReceiver.next;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.pipe.ScriptedReceiver;
import dev.candela.rpc.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What is special about sockets.
final class SocketServerTest {
    private final ScriptedReceiver core = new ScriptedReceiver(Limits.DEFAULT);

    private SocketServer serve(SocketOptions options) {
        return SocketServer.serve(core).with(options).onLoopback(0);
    }

    @Test
    void a_taken_port_is_one_clear_failure() {
        try (var first = serve(SocketOptions.DEFAULT)) {
            assertThatThrownBy(() -> SocketServer.serve(core).onLoopback(first.port()).close())
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isInstanceOf(BindException.class)
                .hasMessage("address: " + new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port())
                    + " is in use (expected: a free port)");
        }
    }

    @Test
    void a_client_that_has_said_its_last_still_gets_its_answers() throws Exception {
        try (var server = serve(SocketOptions.DEFAULT);
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((request(1, "hold") + "\n" + note("release") + "\n"
                + request(2, "echo")).getBytes(UTF_8));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)
                .lines()).containsExactlyInAnyOrder(held(1), answer(2));
            assertThat(next(core.closed)).isNotNull();
        }
    }

    @Test
    void a_line_that_is_too_long_is_refused_and_the_next_one_is_served() throws Exception {
        var small = new ScriptedReceiver(Limits.DEFAULT.withMessageBytesMax(100));
        try (var server = SocketServer.serve(small).onLoopback(0); var client = Listening.plain(server)) {
            client.send("x".repeat(1_000_000));
            assertThat(client.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                + "\"message\":\"message: too large (expected: <= 100 bytes)\"}}");
            client.send(request(2, "echo"));
            assertThat(client.next()).isEqualTo(answer(2));
        }
    }

    @Test
    void one_connection_more_than_may_be_is_closed_and_there_is_room_again_when_another_ends() throws Exception {
        var options = SocketOptions.DEFAULT.withBounds(new SocketOptions.Bounds(2, 10));
        try (var server = serve(options); var one = Listening.plain(server); var two = Listening.plain(server)) {
            one.send(request(1, "echo"));
            two.send(request(2, "echo"));
            assertThat(one.next()).isEqualTo(answer(1));
            assertThat(two.next()).isEqualTo(answer(2));
            try (var three = Listening.plain(server)) {
                assertThat(three.isClosed()).isTrue();
            }

            two.vanish();
            assertThat(next(core.closed)).isNotNull();
            assertThat(isServedSoon(server)).isTrue();
        }
    }

    @Test
    void one_address_cannot_have_more_connections_than_it_may() throws Exception {
        var options = SocketOptions.DEFAULT.withBounds(new SocketOptions.Bounds(10, 1));
        try (var server = serve(options); var one = Listening.plain(server)) {
            one.send(request(1, "echo"));
            assertThat(one.next()).isEqualTo(answer(1));
            try (var two = Listening.plain(server)) {
                assertThat(two.isClosed()).isTrue();
            }
        }
    }

    @Test
    void a_connection_without_a_message_is_closed_after_a_while_and_others_are_not() throws Exception {
        var options = SocketOptions.DEFAULT.withTimes(
            SocketOptions.Times.DEFAULT.withIdle(Duration.ofMillis(300)));
        try (var server = serve(options); var idle = Listening.plain(server); var client = Listening.plain(server)) {
            client.send(request(1, "echo"));
            assertThat(client.next()).isEqualTo(answer(1));
            assertThat(idle.isClosed()).isTrue();
            client.send(request(2, "echo"));
            assertThat(client.next()).isEqualTo(answer(2));
        }
    }

    @Test
    void a_time_or_a_bound_must_be_positive() {
        assertThatThrownBy(() -> SocketOptions.Times.DEFAULT.withIdle(Duration.ZERO))
            .hasMessage("idle: PT0S (expected: > 0)");
        assertThatThrownBy(() -> new SocketOptions.Bounds(1, 0))
            .hasMessage("connectionsPerRemoteMax: 0 (expected: > 0)");
    }

    /// The end of a connection is counted a moment after the receiver has been told.
    private static boolean isServedSoon(SocketServer server) throws Exception {
        for (int i = 0; i < 500; i++) {
            try (var client = Listening.plain(server)) {
                client.send(request(3, "echo"));
                if (client.next().equals(answer(3))) {
                    return true;
                }
            } catch (IOException _) {
                // Closed while it was writing.
            }
        }
        return false;
    }
}
