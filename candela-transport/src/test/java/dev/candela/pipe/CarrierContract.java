package dev.candela.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.Principal;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a client sees on every carrier that serves many.
public interface CarrierContract {
    /// Starts a server that gives running requests half a second when it stops, and slow readers one tenth.
    Server start(ScriptedReceiver receiver) throws IOException;

    /// Name of the binding, and where its clients come from.
    String binding();

    String remote();

    interface Server extends AutoCloseable {
        RawPeer connect() throws IOException;

        @Override
        void close();
    }

    static String request(int id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}";
    }

    static String note(String method) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}";
    }

    static String answer(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}";
    }

    static String held(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"held\":true}}";
    }

    @Test
    default void two_hundred_calls_at_once_are_all_answered() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        try (var server = start(receiver); var client = server.connect()) {
            for (int i = 0; i < 200; i++) {
                client.send(request(i, i % 2 == 0 ? "echo" : "hold"));
            }
            client.send(note("release"));
            var answers = new ArrayList<String>();
            for (int i = 0; i < 200; i++) {
                answers.add(client.next());
            }

            assertThat(answers).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200)
                .mapToObj(i -> i % 2 == 0 ? answer(i) : held(i)).toList());
        }
    }

    @Test
    default void bytes_may_come_one_at_a_time() throws Exception {
        try (var server = start(new ScriptedReceiver(Limits.DEFAULT)); var client = server.connect()) {
            client.sendSlowly(request(1, "echo"));
            assertThat(client.next()).isEqualTo(answer(1));
            client.sendSlowly(request(2, "echo"));
            assertThat(client.next()).isEqualTo(answer(2));
        }
    }

    @Test
    default void a_message_comes_with_the_connection_and_who_is_at_its_other_end() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        try (var server = start(receiver); var client = server.connect()) {
            client.send(note("one"));
            client.send(note("two"));
            var one = ScriptedReceiver.next(receiver.received).context();
            var two = ScriptedReceiver.next(receiver.received).context();

            assertThat(one.connection()).isNotNull().isSameAs(two.connection());
            assertThat(one.binding()).isEqualTo(binding());
            assertThat(one.remote()).isEqualTo(remote());
            assertThat(one.principal()).isEqualTo(Principal.ANONYMOUS);
            assertThat(one.headers()).isNull();
        }
    }

    @Test
    default void messages_are_delivered_in_the_order_of_arrival() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        try (var server = start(receiver); var client = server.connect()) {
            for (int i = 0; i < 500; i++) {
                client.send(note("n" + i));
            }
            for (int i = 0; i < 500; i++) {
                assertThat(ScriptedReceiver.next(receiver.received).message())
                    .isEqualTo(new Message.Notification("n" + i, Json.Obj.EMPTY));
            }
        }
    }

    @Test
    default void what_a_handler_sends_arrives_in_its_order_and_before_its_answer() throws Exception {
        try (var server = start(new ScriptedReceiver(Limits.DEFAULT)); var client = server.connect()) {
            client.send(request(1, "count"));
            for (int i = 0; i < 500; i++) {
                assertThat(client.next()).isEqualTo(note("n" + i));
            }
            assertThat(client.next()).isEqualTo(answer(1));
        }
    }

    @Test
    default void what_is_sent_while_a_message_is_taken_goes_out_before_what_its_work_sends() throws Exception {
        try (var server = start(new ScriptedReceiver(Limits.DEFAULT)); var client = server.connect()) {
            for (int i = 0; i < 100; i++) {
                client.send(request(i, "ahead"));
            }
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(client.next());
            }
            for (int i = 0; i < 100; i++) {
                assertThat(all).containsSubsequence(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"ahead\",\"params\":{\"of\":" + i + "}}", answer(i));
            }
        }
    }

    @Test
    default void rubbish_is_answered_and_the_next_message_is_served() throws Exception {
        try (var server = start(new ScriptedReceiver(Limits.DEFAULT)); var client = server.connect()) {
            client.send("{");
            assertThat(client.next()).startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,");
            client.send("17");
            assertThat(client.next()).startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,");
            client.send(request(6, "echo"));
            assertThat(client.next()).isEqualTo(answer(6));
        }
    }

    @Test
    default void an_interrupted_handler_still_sends_and_stays_interrupted() throws Exception {
        try (var server = start(new ScriptedReceiver(Limits.DEFAULT)); var client = server.connect()) {
            client.send(request(1, "interrupted"));
            assertThat(client.next()).isEqualTo(answer(1));
            assertThat(client.next())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"still\",\"params\":{\"interrupted\":true}}");
        }
    }

    @Test
    default void a_peer_that_vanishes_within_a_message_ends_its_connection_once_and_no_other() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        try (var server = start(receiver); var client = server.connect(); var other = server.connect()) {
            client.send(request(1, "hold"));
            var connection = Objects.requireNonNull(
                ScriptedReceiver.next(receiver.received).context().connection());
            client.begin(request(2, "echo"));
            client.vanish();

            assertThat(ScriptedReceiver.next(receiver.closed)).isSameAs(connection);
            other.send(request(3, "echo"));
            assertThat(other.next()).isEqualTo(answer(3));
            assertThat(receiver.closed).isEmpty();
            assertThat(connection.sink().send(new Message.Notification("late", Json.Obj.EMPTY)))
                .isFalse();
        } finally {
            receiver.release.countDown();
        }
    }

    @Test
    default void a_peer_that_does_not_read_makes_handlers_wait_and_is_closed_in_the_end() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT.withQueueBytesMax(100_000));
        try (var server = start(receiver); var client = server.connect(); var other = server.connect()) {
            client.send(request(1, "flood"));

            assertThat(ScriptedReceiver.next(receiver.sent)).as("all was sent").isFalse();
            assertThat(ScriptedReceiver.next(receiver.closed))
                .isSameAs(ScriptedReceiver.next(receiver.received).context().connection());
            assertThat(client.isClosed()).isTrue();
            other.send(request(3, "echo"));
            assertThat(other.next()).isEqualTo(answer(3));
        }
    }

    @Test
    default void a_peer_that_asks_for_refusals_without_reading_them_is_closed_in_the_end() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT.withQueueBytesMax(10_000));
        try (var server = start(receiver); var client = server.connect()) {
            client.flood("{\"jsonrpc\":\"2.0\",\"id\":\"" + "x".repeat(5_000) + "\"}");

            assertThat(ScriptedReceiver.next(receiver.closed)).isNotNull();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    default void no_more_requests_run_at_once_than_may_and_all_are_answered() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT.withRequests(10, 3));
        try (var server = start(receiver); var client = server.connect()) {
            for (int i = 0; i < 2_000; i++) {
                client.send(request(i, "echo"));
            }
            var answers = new ArrayList<String>();
            for (int i = 0; i < 2_000; i++) {
                answers.add(client.next());
            }
            assertThat(answers).containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 2_000).mapToObj(CarrierContract::answer).toList());
        }
    }

    @Test
    default void a_request_that_runs_when_the_server_stops_is_given_time_to_end() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        var server = start(receiver);
        try (var client = server.connect(); var idle = server.connect()) {
            idle.send(request(7, "echo"));
            assertThat(idle.next()).isEqualTo(answer(7));
            client.send(request(1, "hold"));
            while (!"hold".equals(method(ScriptedReceiver.next(receiver.received)))) {
                // The echo came first.
            }
            var stopping = Thread.ofPlatform().start(server::close);
            assertThat(idle.isClosed()).isTrue();
            receiver.release.countDown();

            assertThat(client.next()).isEqualTo(held(1));
            assertThat(client.isClosed()).isTrue();
            assertThat(stopping.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    default void a_request_that_does_not_end_when_the_server_stops_is_cancelled() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        var server = start(receiver);
        try (var client = server.connect()) {
            client.send(request(1, "hold"));
            var connection = ScriptedReceiver.next(receiver.received).context().connection();
            long since = System.nanoTime();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(3));
            assertThat(ScriptedReceiver.next(receiver.closed)).isSameAs(connection);
            assertThat(client.isClosed()).isTrue();
        } finally {
            receiver.release.countDown();
        }
    }

    private static String method(ScriptedReceiver.Received received) {
        return received.message() instanceof Message.Request(_, var method, _) ? method : "";
    }
}
