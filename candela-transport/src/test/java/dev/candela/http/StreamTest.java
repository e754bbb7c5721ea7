package dev.candela.http;

import static dev.candela.http.ScriptedReceiver.next;
import static dev.candela.http.ScriptedReceiver.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Streams that are got, sessions that are deleted, peers that leave or do not read.
class StreamTest {
    private static final String GET =
        "GET /mcp HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final Message NOTE = new Message.Notification("n", Json.Obj.EMPTY);
    private static final String NOTE_EVENT = "event: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"n\"}\n\n";
    private static final Message.Success DONE = new Message.Success(RequestId.of(1), Json.Obj.EMPTY);
    private static final Message BIG =
        new Message.Notification("big", Json.obj("text", "x".repeat(64 * 1024)));

    private final ScriptedReceiver core = new ScriptedReceiver();
    private final HttpServer server = HttpServer.serve(core)
        .with(HttpOptions.DEFAULT.withTimes(HttpOptions.Times.DEFAULT.withSlowReader(Duration.ofMillis(300))))
        .on("127.0.0.1", 0);
    private final RawClient client = new RawClient(server.port());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_stream_is_open_before_anything_is_sent_and_responses_do_not_end_it() {
        var head = client.send(GET).head();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-type")).isEqualTo("text/event-stream");
        var sink = next(core.streams);

        sink.send(DONE, "e1");
        sink.send(NOTE);
        assertThat(client.chunk())
            .isEqualTo("id: e1\nevent: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n");
        assertThat(client.chunk()).isEqualTo(NOTE_EVENT);
        sink.close();
        assertThat(client.chunk()).isEmpty();
        assertThat(sink.send(NOTE)).isFalse();
    }

    @Test
    void the_core_is_told_the_last_event_that_the_client_saw() {
        var last = new LinkedBlockingQueue<Optional<String>>();
        core.onAttach = (_, lastEventId, sink) -> {
            last.add(Optional.ofNullable(lastEventId));
            sink.prime("p1");
            return Work.NONE;
        };

        client.send(GET.replace("Accept", "Last-Event-ID: s-41\r\nAccept")).head();

        assertThat(next(last)).contains("s-41");
        assertThat(client.chunk()).isEqualTo("id: p1\ndata:\n\n");
    }

    @Test
    void a_stream_that_is_refused_has_a_status_and_no_stream() {
        core.onAttach = (_, _, sink) -> {
            sink.refuse(new Message.Failure(null, new McpError(-32600, "no streams")), Refusal.NOT_OFFERED);
            return Work.NONE;
        };

        var response = client.send(GET).response();

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.header("allow")).isEqualTo("POST");
        assertThat(response.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"no streams\"}}");
    }

    @Test
    void a_client_that_takes_no_streams_gets_none() {
        assertThat(client.send(GET.replace("text/event-stream", "application/json")).response().status())
            .isEqualTo(406);
        assertThat(client.send(GET.replace("text/event-stream", "*/*")).head().status()).isEqualTo(200);
    }

    @Test
    void a_session_is_ended_by_delete() {
        String delete = "DELETE /mcp HTTP/1.1\r\nHost: localhost\r\nMcp-Session-Id: s\r\n\r\n";
        assertThat(client.send(delete).response().status()).isEqualTo(204);
        assertThat(next(core.contexts).header("mcp-session-id")).contains("s");
        core.onEnd = Optional.of(Refusal.UNKNOWN_SESSION);

        var refused = client.send(delete).response();

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"Session not found\"}}");
    }

    @Test
    void work_is_abandoned_when_the_peer_leaves_before_the_answer() {
        var finish = new CountDownLatch(1);
        core.onMessage = (_, _, sink) -> core.work("call", () -> {
            await(finish);
            core.streams.add(sink);
        });
        client.post(PING);
        next(core.messages);

        client.close();

        assertThat(next(core.abandoned)).isEqualTo("call");
        finish.countDown();
        assertThat(next(core.streams).send(DONE)).isFalse();
    }

    @Test
    void work_is_abandoned_also_when_another_request_waits_behind_it() {
        var finish = new CountDownLatch(1);
        core.onMessage = (_, _, _) -> core.work("call", () -> await(finish));
        client.post(PING);
        client.post(PING);
        next(core.messages);

        client.close();

        assertThat(next(core.abandoned)).isEqualTo("call");
        finish.countDown();
        assertThat(core.messages).isEmpty();
    }

    @Test
    void a_stream_is_detached_when_its_reader_leaves() {
        client.send(GET).head();
        next(core.streams);

        client.close();

        assertThat(next(core.abandoned)).isEqualTo("stream");
    }

    @Test
    void an_answered_call_is_not_abandoned() {
        core.onMessage = (_, _, sink) -> core.work("call", () -> sink.send(DONE));
        client.post(PING).response();
        client.close();
        try (var other = new RawClient(server.port())) {
            other.send(GET).head();
        }

        assertThat(next(core.abandoned)).as("the first to be abandoned").isEqualTo("stream");
    }

    @Test
    void a_stream_whose_reader_does_not_read_is_dropped_without_waiting() {
        core.limits = Limits.DEFAULT.withQueueBytesMax(256 * 1024);
        try (var small = HttpServer.serve(core).on("127.0.0.1", 0); var reader = new RawClient(small.port())) {
            reader.send(GET).head();
            var sink = next(core.streams);

            int sent = 0;
            while (sink.send(BIG) && sent < 10_000) {
                sent++;
            }

            assertThat(sent).isLessThan(10_000);
            assertThat(next(core.abandoned)).isEqualTo("stream");
            assertThat(reader.isClosed()).isTrue();
        }
    }

    @Test
    void the_thread_that_works_on_a_request_waits_for_its_reader() {
        int count = 400;
        core.limits = Limits.DEFAULT.withQueueBytesMax(256 * 1024);
        core.onMessage = (_, _, sink) -> running(() -> {
            for (int i = 0; i < count; i++) {
                sink.send(BIG);
            }
            sink.send(DONE);
        });
        try (var patient = HttpServer.serve(core).on("127.0.0.1", 0); var reader = new RawClient(patient.port())) {
            reader.post(PING).head();
            for (int i = 0; i < count; i++) {
                assertThat(reader.chunk()).hasSize(65_612);
            }
            assertThat(reader.chunk()).contains("\"result\":{}");
        }
    }

    @Test
    void the_thread_that_works_on_a_request_waits_only_for_a_while() {
        var sent = new LinkedBlockingQueue<Boolean>();
        core.limits = Limits.DEFAULT.withQueueBytesMax(256 * 1024);
        core.onMessage = (_, _, sink) -> core.work("call", () -> {
            boolean open = true;
            for (int i = 0; open && i < 10_000; i++) {
                open = sink.send(BIG);
            }
            sent.add(open);
        });
        var options = HttpOptions.DEFAULT.withTimes(
            HttpOptions.Times.DEFAULT.withSlowReader(Duration.ofMillis(200)));
        try (var hasty = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var reader = new RawClient(hasty.port())) {
            reader.post(PING).head();

            assertThat(next(sent)).isFalse();
            assertThat(reader.isClosed()).isTrue();
        }
    }

    @Test
    void a_quiet_stream_gets_comments() {
        var options = HttpOptions.DEFAULT.withTimes(HttpOptions.Times.DEFAULT.withHeartbeat(Duration.ofMillis(100)));
        try (var lively = HttpServer.serve(core).with(options).on("127.0.0.1", 0);
            var reader = new RawClient(lively.port())) {
            reader.send(GET).head();
            long start = System.nanoTime();

            assertThat(reader.chunk()).isEqualTo(":\n\n");
            assertThat(reader.chunk()).isEqualTo(":\n\n");
            assertThat(System.nanoTime() - start).isGreaterThan(100_000_000L);
            next(core.streams).send(NOTE);
            assertThat(reader.chunk()).isEqualTo(NOTE_EVENT);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
