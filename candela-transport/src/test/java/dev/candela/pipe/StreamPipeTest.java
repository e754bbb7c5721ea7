package dev.candela.pipe;

import static dev.candela.pipe.CarrierContract.answer;
import static dev.candela.pipe.CarrierContract.note;
import static dev.candela.pipe.ScriptedReceiver.next;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What wires can do on a pipe, over blocking streams.
final class StreamPipeTest {
    private static final Message NEWS = new Message.Notification("news", Json.Obj.EMPTY);

    private final ScriptedReceiver receiver = new ScriptedReceiver(Limits.DEFAULT);
    private final CommandWire wire = new CommandWire("hello\n");
    private final BytePipe to = BytePipe.ofCapacity(64 * 1024);
    private final BytePipe from = BytePipe.ofCapacity(64 * 1024);
    private final StreamPipe pipe = new StreamPipe(
        receiver, wire, to.in(), from.out(), PipeSettings.of("test").withGrace(Duration.ofSeconds(5)));
    private final LinePeer peer = new LinePeer(from.in(), to.out(), from.in());

    private Thread run() {
        return Thread.ofPlatform().daemon().start(pipe::run);
    }

    @AfterEach
    void end() throws IOException {
        receiver.release.countDown();
        to.out().close();
        from.in().close();
    }

    private Connection connection() throws InterruptedException {
        return Objects.requireNonNull(next(receiver.received).context().connection());
    }

    @Test
    void the_greeting_goes_out_before_anything_else_also_before_what_was_sent_before_it_ran() {
        assertThat(pipe.connection().sink().send(NEWS)).isTrue();
        run();

        assertThat(peer.next()).isEqualTo("hello");
        assertThat(peer.next()).isEqualTo("#1 -1 " + note("news"));
    }

    @Test
    void the_greeting_goes_out_though_nothing_else_is_said() {
        run();
        assertThat(peer.next()).isEqualTo("hello");
    }

    @Test
    void each_channel_is_a_connection_of_its_own_with_an_end_of_its_own() throws Exception {
        run();
        peer.send("open 3");
        peer.send("open 4");
        peer.send("note -1 a");
        peer.send("note 3 b");
        peer.send("note 4 c");
        peer.send("note 3 d");
        var main = connection();
        var three = connection();
        var four = connection();
        assertThat(connection()).isSameAs(three);
        assertThat(main).isSameAs(pipe.connection()).isNotSameAs(three).isNotSameAs(four);
        assertThat(three).isNotSameAs(four);

        three.sink().send(NEWS);
        assertThat(peer.next()).isEqualTo("hello");
        assertThat(peer.next()).isEqualTo("#1 3 " + note("news"));
        peer.send("close 3");
        assertThat(next(receiver.closed)).isSameAs(three);
        assertThat(three.sink().send(NEWS)).isFalse();
        peer.send("ask 4 7 echo");
        assertThat(peer.next()).isEqualTo("#2 4 " + answer(7));
        assertThat(receiver.closed).isEmpty();

        peer.send("open 3");
        peer.send("note 3 e");
        next(receiver.received);
        assertThat(connection()).isNotSameAs(three);
    }

    @Test
    void the_end_of_the_connection_is_the_end_of_its_channels() throws Exception {
        var running = run();
        peer.send("open 3");
        peer.send("note 3 n");
        var three = connection();
        to.out().close();

        assertThat(running.join(Duration.ofSeconds(5))).isTrue();
        assertThat(receiver.closed).containsExactlyInAnyOrder(three, pipe.connection());
        assertThat(three.sink().send(NEWS)).isFalse();
        assertThat(wire.closed).isTrue();
    }

    @Test
    void messages_are_sealed_in_the_order_in_which_they_are_written() {
        run();
        assertThat(peer.next()).isEqualTo("hello");
        for (int i = 0; i < 20; i++) {
            Thread.startVirtualThread(() -> {
                for (int k = 0; k < 100; k++) {
                    pipe.connection().sink().send(NEWS);
                }
            });
        }
        for (int i = 1; i <= 2_000; i++) {
            assertThat(peer.next()).isEqualTo("#" + i + " -1 " + note("news"));
        }
    }

    @Test
    void during_a_pause_senders_wait_and_bytes_of_the_wire_go_out() throws Exception {
        run();
        peer.send("ask -1 1 hold");
        peer.send("pause");
        peer.send("write echo1");
        assertThat(peer.next()).isEqualTo("hello");
        assertThat(peer.next()).isEqualTo("echo1");
        receiver.release.countDown();
        peer.send("ask -1 2 ahead");
        peer.send("write echo2");
        assertThat(peer.next()).isEqualTo("echo2");
        assertThat(receiver.sent).isEmpty();

        peer.send("resume");
        var rest = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            rest.add(peer.next().replaceFirst("#\\d+ -1 ", ""));
        }
        String ahead = "{\"jsonrpc\":\"2.0\",\"method\":\"ahead\",\"params\":{\"of\":2}}";
        assertThat(rest).containsExactlyInAnyOrder(CarrierContract.held(1), ahead, answer(2))
            .containsSubsequence(ahead, answer(2));
    }

    @Test
    void a_sender_that_is_interrupted_during_a_pause_goes_on_waiting_and_stays_interrupted() throws Exception {
        run();
        peer.send("pause");
        peer.send("write paused");
        assertThat(peer.next()).isEqualTo("hello");
        assertThat(peer.next()).isEqualTo("paused");
        var interrupted = new AtomicBoolean();
        var sending = Thread.ofVirtual().start(() -> {
            pipe.connection().sink().send(NEWS);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        sending.interrupt();
        peer.send("write still");
        assertThat(peer.next()).isEqualTo("still");
        peer.send("resume");

        assertThat(peer.next()).isEqualTo("#1 -1 " + note("news"));
        assertThat(sending.join(Duration.ofSeconds(5))).isTrue();
        assertThat(interrupted).isTrue();
    }

    @Test
    void a_peer_that_pauses_and_goes_on_asking_is_let_go() throws Exception {
        var running = run();
        peer.send("pause");
        for (int i = 0; i < 1_000; i++) {
            peer.send("ask -1 " + i + " ahead");
        }
        assertThat(next(receiver.closed)).isSameAs(pipe.connection());
        assertThat(running.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void what_cannot_be_read_ends_the_connection_after_what_was_queued_and_what_runs() throws Exception {
        var running = run();
        peer.send("ask -1 1 hold");
        peer.send("note -1 release");
        peer.send("write last");
        peer.send("break");
        peer.send("note -1 unread");

        assertThat(running.join(Duration.ofSeconds(5))).isTrue();
        from.out().close();
        var said = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            said.add(peer.next());
        }
        assertThat(said).containsExactlyInAnyOrder("hello", "last", "#1 -1 " + CarrierContract.held(1));
        assertThat(receiver.received).hasSize(2);
        assertThat(receiver.closed).containsExactly(pipe.connection());
    }

    @Test
    void nothing_is_sent_that_the_wire_has_no_bytes_for() {
        run();
        wire.mute = true;
        assertThat(pipe.connection().sink().send(NEWS)).isFalse();
    }

    @Test
    void nobody_waits_for_a_pause_to_end_when_the_output_breaks() throws Exception {
        run();
        peer.send("pause");
        peer.send("write paused");
        assertThat(peer.next()).isEqualTo("hello");
        assertThat(peer.next()).isEqualTo("paused");
        var sent = new LinkedBlockingQueue<Boolean>();
        Thread.startVirtualThread(() -> sent.add(pipe.connection().sink().send(NEWS)));
        from.in().close();
        to.out().write("write x\n".getBytes(UTF_8));

        assertThat(next(sent)).isFalse();
        assertThat(next(receiver.closed)).isSameAs(pipe.connection());
    }
}
