package dev.candela.pipe;

import static dev.candela.pipe.CarrierContract.answer;
import static dev.candela.pipe.CarrierContract.held;
import static dev.candela.pipe.CarrierContract.note;
import static dev.candela.pipe.ScriptedReceiver.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.rpc.Limits;
import dev.candela.socket.SocketOptions;
import dev.candela.socket.SocketServer;
import dev.candela.wire.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What wires can do on a pipe, over the channels of an event loop.
final class ChannelPipeTest {
    private static final Message NEWS = new Message.Notification("news", Json.obj("x", "x".repeat(10_000)));

    private final ScriptedReceiver receiver = new ScriptedReceiver(Limits.DEFAULT.withQueueBytesMax(100_000));
    private final SocketServer server = SocketServer.serve(receiver)
        .with(SocketOptions.DEFAULT.withWires(_ -> new CommandWire("hello\n")).withTimes(
            SocketOptions.Times.DEFAULT.withSlowReader(Duration.ofMillis(300))))
        .onLoopback(0);
    private LinePeer peer;

    @BeforeEach
    void connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        peer = new LinePeer(socket.getInputStream(), socket.getOutputStream(), socket);
        assertThat(peer.next()).isEqualTo("hello");
    }

    @AfterEach
    void end() throws IOException {
        receiver.release.countDown();
        peer.close();
        server.close();
    }

    @Test
    void each_channel_is_a_connection_of_its_own_and_all_end_with_the_carrier() throws Exception {
        peer.send("open 3");
        peer.send("note -1 a");
        peer.send("note 3 b");
        var main = Objects.requireNonNull(next(receiver.received).context().connection());
        var three = Objects.requireNonNull(next(receiver.received).context().connection());
        assertThat(three).isNotSameAs(main);
        peer.send("ask 3 7 echo");
        assertThat(peer.next()).isEqualTo("#1 3 " + answer(7));
        peer.vanish();

        assertThat(List.of(next(receiver.closed), next(receiver.closed))).containsExactlyInAnyOrder(main, three);
        assertThat(three.sink().send(NEWS)).isFalse();
    }

    @Test
    void during_a_pause_handlers_wait_and_bytes_of_the_wire_go_out() throws Exception {
        peer.send("ask -1 1 hold");
        peer.send("pause");
        peer.send("write echo1");
        assertThat(peer.next()).isEqualTo("echo1");
        receiver.release.countDown();
        peer.send("write echo2");
        assertThat(peer.next()).isEqualTo("echo2");
        peer.send("resume");
        assertThat(peer.next()).isEqualTo("#1 -1 " + held(1));
    }

    @Test
    void a_pause_that_is_too_long_for_a_handler_ends_the_connection() throws Exception {
        peer.send("pause");
        peer.send("ask -1 1 echo");

        assertThat(next(receiver.sent)).isFalse();
        assertThat(next(receiver.closed)).isSameAs(next(receiver.received).context().connection());
        assertThat(peer.isClosed()).isTrue();
    }

    @Test
    void a_peer_that_pauses_and_goes_on_asking_is_let_go() throws Exception {
        peer.send("pause");
        for (int i = 0; i < 300; i++) {
            peer.send("ask -1 " + i + " ahead");
        }
        assertThat(next(receiver.closed)).isNotNull();
        assertThat(peer.isClosed()).isTrue();
    }

    @Test
    void what_cannot_be_read_ends_the_connection_after_what_was_queued_and_what_runs() {
        sendAll("ask -1 1 hold", "note -1 release", "write last", "break", "note -1 unread");

        assertThat(List.of(peer.next(), peer.next())).containsExactlyInAnyOrder("last", "#1 -1 " + held(1));
        assertThat(peer.isClosed()).isTrue();
        assertThat(receiver.received).hasSize(2);
    }

    @Test
    void who_does_not_work_for_the_peer_never_waits_for_it_but_ends_it_when_too_much_waits() throws Exception {
        peer.send("note -1 n");
        var connection = Objects.requireNonNull(next(receiver.received).context().connection());
        peer.send("pause");
        peer.send("write paused");
        assertThat(peer.next()).isEqualTo("paused");
        int taken = 0;
        long since = System.nanoTime();
        while (connection.sink().send(NEWS) && taken < 10_000) {
            taken++;
        }

        assertThat(taken).isEqualTo(256);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(2));
        assertThat(next(receiver.closed)).isSameAs(connection);
    }

    @Test
    void news_go_out_in_their_order() throws Exception {
        peer.send("note -1 n");
        var connection = Objects.requireNonNull(next(receiver.received).context().connection());
        for (int i = 0; i < 100; i++) {
            assertThat(connection.sink().send(new Message.Notification("n" + i, Json.Obj.EMPTY))).isTrue();
        }
        for (int i = 0; i < 100; i++) {
            assertThat(peer.next()).isEqualTo("#" + (i + 1) + " -1 " + note("n" + i));
        }
    }

    private void sendAll(String... lines) {
        try {
            peer.send(String.join("\n", lines));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
