package dev.candela.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.Principal;
import dev.candela.pipe.BytePipe;
import dev.candela.pipe.PipeSettings;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.pipe.StreamPipe;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineConnectionTest {
    private static String request(int id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}\n";
    }

    private static String note(String method) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}\n";
    }

    private static String answer(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}";
    }

    private static final String HELD = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"held\":true}}";

    @Test
    void a_request_is_answered_on_a_line_of_its_own() throws Exception {
        try (var served = Served.create()) {
            served.send("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"echo\","
                + "\"params\":{\"x\":\"1\\n2\",\"y\":\"é€😀\"}}\n");

            assertThat(served.next())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{\"x\":\"1\\n2\",\"y\":\"é€😀\"}}");
        }
    }

    @Test
    void messages_are_delivered_in_the_order_of_arrival_on_the_thread_that_reads() throws Exception {
        try (var served = Served.create()) {
            for (int i = 0; i < 500; i++) {
                served.send(i % 3 == 0 ? request(i, "echo") : note("n" + i));
            }
            served.rest();

            var all = served.receiver.received.stream().toList();
            assertThat(all).hasSize(500);
            for (int i = 0; i < 500; i++) {
                assertThat(all.get(i).thread()).isSameAs(all.getFirst().thread());
                if (i % 3 != 0) {
                    assertThat(all.get(i).message()).isInstanceOfSatisfying(Message.Notification.class,
                        it -> assertThat(it.method()).startsWith("n"));
                }
            }
            assertThat(all.get(1).message()).isInstanceOfSatisfying(Message.Notification.class,
                it -> assertThat(it.method()).isEqualTo("n1"));
            assertThat(all.get(499).message()).isInstanceOfSatisfying(Message.Notification.class,
                it -> assertThat(it.method()).isEqualTo("n499"));
        }
    }

    @Test
    void a_message_comes_with_the_connection_and_who_is_at_its_other_end() throws Exception {
        try (var served = Served.create()) {
            served.send(note("n"));
            var context = served.receiver.received.poll(5, TimeUnit.SECONDS).context();

            assertThat(context.connection()).isSameAs(served.connection);
            assertThat(context.binding()).isEqualTo("test");
            assertThat(context.remote()).isEqualTo("test");
            assertThat(context.principal()).isEqualTo(Principal.ANONYMOUS);
            assertThat(context.headers()).isNull();
        }
    }

    @Test
    void a_slow_request_does_not_keep_a_fast_one_from_being_answered() throws Exception {
        try (var served = Served.create()) {
            served.send(request(1, "hold") + request(2, "echo"));
            assertThat(served.next()).isEqualTo(answer(2));

            served.send(note("release"));
            assertThat(served.next()).isEqualTo(HELD);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50})
    void bytes_may_arrive_in_pieces_of_any_size(int chunk) throws Exception {
        try (var served = Served.with(Limits.DEFAULT, BytePipe.inChunksOf(chunk), Duration.ofSeconds(5))) {
            served.send("\r\n\n" + request(1, "echo").replace("\n", "\r\n") + "  \n" + request(2, "echo"));

            assertThat(served.rest()).containsExactlyInAnyOrder(answer(1), answer(2));
        }
    }

    @Test
    void a_line_that_is_too_long_is_refused_and_the_next_one_is_served() throws Exception {
        try (var served = Served.with(
            Limits.DEFAULT.withMessageBytesMax(60), BytePipe.inChunksOf(100), Duration.ofSeconds(5))) {
            served.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(100_000) + "\"}\n");
            assertThat(served.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                + "\"message\":\"message: too large (expected: <= 60 bytes)\"}}");
            served.send(request(2, "echo"));

            assertThat(served.next()).isEqualTo(answer(2));
            assertThat(served.rest()).isEmpty();
        }
    }

    @Test
    void unreadable_lines_are_answered_and_the_next_one_is_served() throws Exception {
        try (var served = Served.create()) {
            served.send("{\n");
            assertThat(served.next()).startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,");
            served.send(new byte[] {'"', (byte) 0xFF, '"', '\n'});
            assertThat(served.next()).isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,"
                + "\"message\":\"Parse error: text at byte 1: not UTF-8\"}}");
            served.send("17\n");
            assertThat(served.next()).startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,");
            served.send("{\"jsonrpc\":\"2.0\",\"id\":5}\n");
            assertThat(served.next()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32600,");
            served.send(request(6, "echo"));
            assertThat(served.next()).isEqualTo(answer(6));
        }
    }

    @Test
    void a_last_line_without_an_end_is_served_too() throws Exception {
        try (var served = Served.create()) {
            served.send(request(1, "echo").strip());
            assertThat(served.rest()).containsExactly(answer(1));
        }
    }

    @Test
    void an_input_that_ends_within_a_message_gets_an_error() throws Exception {
        try (var served = Served.create()) {
            served.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"meth");
            assertThat(served.rest()).singleElement().asString()
                .startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,");
        }
    }

    @Test
    void two_hundred_requests_at_once_are_all_answered() throws Exception {
        try (var served = Served.create()) {
            var all = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                all.append(request(i, i % 2 == 0 ? "echo" : "hold"));
            }
            served.send(all + note("release"));

            assertThat(served.next(200)).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200)
                .mapToObj(i -> i % 2 == 0 ? answer(i) : HELD.replace("\"id\":1", "\"id\":" + i)).toList());
            assertThat(served.rest()).isEmpty();
        }
    }

    @Test
    void large_messages_of_many_requests_come_out_whole() throws Exception {
        try (var served = Served.create()) {
            for (int i = 0; i < 20; i++) {
                served.send("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"echo\",\"params\":{\"x\":\""
                    + "x".repeat(i * 5000) + "\"}}\n");
            }
            assertThat(served.rest()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                .mapToObj(i -> "{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"result\":{\"x\":\"" + "x".repeat(i * 5000)
                    + "\"}}").toList());
        }
    }

    @Test
    void what_is_sent_while_a_message_is_taken_goes_out_before_what_its_work_sends() throws Exception {
        try (var served = Served.create()) {
            for (int i = 0; i < 200; i++) {
                served.send(request(i, "ahead"));
            }
            var lines = served.rest();
            assertThat(lines).hasSize(400);
            for (int i = 0; i < 200; i++) {
                assertThat(lines).containsSubsequence(
                    "{\"jsonrpc\":\"2.0\",\"method\":\"ahead\",\"params\":{\"of\":" + i + "}}", answer(i));
            }
        }
    }

    @Test
    void a_failing_receiver_or_request_does_not_end_the_connection() throws Exception {
        try (var served = Served.create()) {
            served.send(note("bug") + request(1, "bug") + request(2, "echo"));
            assertThat(served.next()).isEqualTo(answer(2));
            assertThat(served.rest()).isEmpty();
        }
    }

    @Test
    void an_interrupted_handler_still_sends_and_stays_interrupted() throws Exception {
        try (var served = Served.create()) {
            served.send(request(1, "interrupted"));
            assertThat(served.next(2)).containsExactly(answer(1),
                "{\"jsonrpc\":\"2.0\",\"method\":\"still\",\"params\":{\"interrupted\":true}}");
        }
    }

    @Test
    void at_the_end_of_the_input_running_requests_are_still_answered_and_then_all_ends_once() throws Exception {
        try (var served = Served.create()) {
            served.send(request(1, "hold"));
            served.receiver.received.poll(5, TimeUnit.SECONDS);
            served.end();
            assertThat(served.receiver.closed).isEmpty();
            served.receiver.release.countDown();

            assertThat(served.next()).isEqualTo(HELD);
            served.awaitEnd();
            assertThat(served.receiver.closed).containsExactly(served.connection);
        }
    }

    @Test
    void at_the_end_of_the_input_a_request_that_takes_too_long_is_cancelled() throws Exception {
        try (var served = Served.with(Limits.DEFAULT, BytePipe.ofCapacity(1000), Duration.ofMillis(1))) {
            served.send(request(1, "hold") + request(2, "hold"));
            served.end();

            assertThat(served.receiver.closed.poll(5, TimeUnit.SECONDS)).isSameAs(served.connection);
            served.awaitEnd();
            served.receiver.release.countDown();
            assertThat(served.receiver.sent.poll(5, TimeUnit.SECONDS)).isFalse();
            assertThat(served.connection.sink().send(new Message.Notification("late", Json.Obj.EMPTY)))
                .isFalse();
        }
    }

    @Test
    void an_output_that_breaks_ends_the_connection_although_the_input_goes_on() throws Exception {
        try (var served = Served.deaf(Limits.DEFAULT, BytePipe.ofCapacity(1000), BytePipe.ofCapacity(1000))) {
            served.breakOutput();
            served.send(request(1, "echo"));

            assertThat(served.receiver.sent.poll(5, TimeUnit.SECONDS)).isFalse();
            assertThat(served.receiver.closed.poll(5, TimeUnit.SECONDS)).isSameAs(served.connection);
            served.awaitEnd();
            assertThat(served.receiver.closed).isEmpty();
        }
    }

    @Test
    void an_output_that_breaks_frees_all_that_wait_to_write() throws Exception {
        try (var served = Served.deaf(Limits.DEFAULT, BytePipe.ofCapacity(10_000), BytePipe.ofCapacity(10))) {
            for (int i = 0; i < 50; i++) {
                served.send(request(i, "echo"));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(served.receiver.received.poll(5, TimeUnit.SECONDS)).isNotNull();
            }
            served.breakOutput();

            served.awaitEnd();
            for (int i = 0; i < 50; i++) {
                assertThat(served.receiver.sent.poll(5, TimeUnit.SECONDS)).isNotNull();
            }
        }
    }

    @Test
    void reading_goes_on_while_the_peer_does_not_read_what_the_reader_sends() throws Exception {
        try (var served = Served.deaf(Limits.DEFAULT, BytePipe.ofCapacity(100_000), BytePipe.ofCapacity(10))) {
            served.send("{\n".repeat(100) + note("release"));
            assertThat(served.receiver.release.await(5, TimeUnit.SECONDS)).isTrue();

            served.listen();
            assertThat(served.next(100)).allMatch(it -> it.contains("-32700"));
        }
    }

    @Test
    void a_peer_that_reads_late_gets_all_answers_although_few_may_wait() throws Exception {
        var limits = Limits.DEFAULT.withQueueBytesMax(50).withRequests(10, 3);
        try (var served = Served.deaf(limits, BytePipe.ofCapacity(10), BytePipe.ofCapacity(10))) {
            served.listen();
            for (int i = 0; i < 500; i++) {
                served.send("{\n" + request(i, "echo"));
            }
            assertThat(served.rest()).hasSize(1000)
                .containsAll(IntStream.range(0, 500).mapToObj(LineConnectionTest::answer).toList());
        }
    }

    @Test
    void no_more_requests_run_at_once_than_may() throws Exception {
        try (var served = Served.with(
            Limits.DEFAULT.withRequests(10, 3), BytePipe.ofCapacity(100_000), Duration.ofSeconds(5))) {
            for (int i = 0; i < 200; i++) {
                served.send(request(i, "hold"));
            }
            for (int i = 0; i < 68; i++) {
                assertThat(served.receiver.received.poll(5, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(served.isServing()).isTrue();
            served.receiver.release.countDown();

            assertThat(served.rest()).hasSize(200);
            assertThat(served.receiver.mostRunning.get()).isLessThanOrEqualTo(67);
        }
    }

    @Test
    void an_input_that_breaks_ends_the_connection() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        var pipe = BytePipe.ofCapacity(10);
        pipe.in().close();
        var broken = new StreamPipe(receiver, new JsonLines(Limits.DEFAULT), pipe.in(),
            OutputStream.nullOutputStream(), PipeSettings.of("test"));
        broken.run();

        assertThat(receiver.closed).containsExactly(broken.connection());
    }

    @Test
    void whatever_arrives_each_request_is_answered() throws Exception {
        var random = new Random(11);
        try (var served = Served.with(Limits.DEFAULT, BytePipe.inChunksOf(37), Duration.ofSeconds(5))) {
            int requests = 0;
            for (int i = 0; i < 300; i++) {
                if (random.nextBoolean()) {
                    served.send(request(requests++, "echo"));
                } else {
                    var junk = new byte[random.nextInt(60)];
                    random.nextBytes(junk);
                    for (int at = 0; at < junk.length; at++) {
                        junk[at] = junk[at] == '\n' ? 0 : junk[at];
                    }
                    served.send(Arrays.copyOf(junk, junk.length + 1));
                    served.send("\n");
                }
            }
            assertThat(served.rest()).containsAll(IntStream.range(0, requests)
                .mapToObj(LineConnectionTest::answer).toList());
        }
    }
}
