package dev.candela.http;

import static dev.candela.http.ScriptedReceiver.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.http.netty.HttpServer;
import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.wire.Message;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Starting and stopping.
class StopTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final long TWO_SECONDS = 2_000_000_000L;

    private final ScriptedReceiver core = new ScriptedReceiver();

    @Test
    void a_taken_port_is_one_clear_failure() {
        try (var first = HttpServer.serve(core).on("127.0.0.1", 0)) {
            assertThatThrownBy(() -> HttpServer.serve(core).on("127.0.0.1", first.port()).close())
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(BindException.class)
                .hasMessageContaining(
                    "address: 127.0.0.1:" + first.port() + " is in use (expected: a free port)");
        }
    }

    @Test
    void an_unknown_host_is_one_clear_failure() {
        assertThatThrownBy(() -> HttpServer.serve(core).on("no such host", 0).close())
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("host: no such host (expected: a name or an address of this machine)");
    }

    @Test
    void a_port_is_free_again_after_the_server_has_stopped() {
        var first = HttpServer.serve(core).on("127.0.0.1", 0);
        int port = first.port();
        try (var client = new RawClient(port)) {
            client.post(PING).response();
            first.close();
            first.close();
            assertThat(client.isClosed()).isTrue();
        }
        try (var second = HttpServer.serve(core).on("127.0.0.1", port); var client = new RawClient(port)) {
            assertThat(client.post(PING).response().status()).isEqualTo(200);
            assertThat(second.port()).isEqualTo(port);
        }
    }

    @Test
    void two_paths_cannot_be_the_same() {
        assertThatThrownBy(() -> HttpServer.mount("/a", core).mount("/a", core).on("127.0.0.1", 0).close())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("path: /a is mounted twice (expected: once)");
    }

    @Test
    void a_stream_that_nobody_works_on_ends_at_once_and_is_detached() {
        var server = HttpServer.serve(core).on("127.0.0.1", 0);
        try (var client = new RawClient(server.port())) {
            client.head("GET /mcp HTTP/1.1", "Host: localhost", "Accept: text/event-stream").head();
            next(core.streams);
            long start = System.nanoTime();

            server.close();

            assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
            assertThat(client.chunk()).as("the end of the stream").isEmpty();
            assertThat(client.isClosed()).isTrue();
            assertThat(next(core.abandoned)).isEqualTo("stream");
        }
    }

    @Test
    void a_request_whose_answer_nobody_works_on_is_abandoned_at_once() {
        var server = HttpServer.serve(core).on("127.0.0.1", 0);
        var returned = new CountDownLatch(1);
        core.onMessage = (_, _, _) -> core.work("call", returned::countDown);
        try (var client = new RawClient(server.port())) {
            client.post(PING);
            await(returned);

            server.close();

            assertThat(next(core.abandoned)).isEqualTo("call");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void a_running_request_is_given_time_to_end() {
        var finish = new CountDownLatch(1);
        var server = HttpServer.serve(core).on("127.0.0.1", 0);
        core.onMessage = (_, _, sink) -> core.work("call", () -> {
            await(finish);
            sink.send(new Message.Success(RequestId.of(1), Json.Obj.EMPTY));
        });
        try (var client = new RawClient(server.port()); var idle = new RawClient(server.port())) {
            client.post(PING);
            next(core.messages);
            var stopping = Thread.startVirtualThread(server::close);
            assertThat(idle.isClosed()).isTrue();

            finish.countDown();

            assertThat(client.response().header("connection")).isEqualTo("close");
            assertThat(ended(stopping)).isTrue();
            assertThat(core.abandoned).isEmpty();
        }
    }

    @Test
    void a_request_that_does_not_end_is_abandoned_within_two_seconds() {
        var finish = new CountDownLatch(1);
        var server = HttpServer.serve(core).on("127.0.0.1", 0);
        core.onMessage = (_, _, _) -> core.work("call", () -> await(finish));
        try (var client = new RawClient(server.port())) {
            client.post(PING);
            next(core.messages);
            long start = System.nanoTime();

            server.close();

            assertThat(System.nanoTime() - start).isLessThan(TWO_SECONDS);
            assertThat(next(core.abandoned)).isEqualTo("call");
            assertThat(client.isClosed()).isTrue();
        } finally {
            finish.countDown();
        }
    }

    private static boolean ended(Thread thread) {
        try {
            return thread.join(java.time.Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
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
