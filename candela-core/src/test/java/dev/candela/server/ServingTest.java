package dev.candela.server;

import static dev.candela.server.Texts.cancelled;
import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.TransportContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Running requests: how many, how they are cancelled, how they end.
final class ServingTest {
    private final CountDownLatch go = new CountDownLatch(1);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final Rig rig = new Rig(it -> describe(it, Limits.DEFAULT));

    private McpServerBuilder describe(McpServerBuilder builder, Limits limits) {
        return Rig.echo(builder).limits(limits)
            .tool(Rig.tool("slow"), (_, call) -> {
                runs.incrementAndGet();
                heard.add("began");
                try {
                    return go.await(5, TimeUnit.SECONDS) ? "done" : "late";
                } catch (InterruptedException e) {
                    heard.add("interrupted, cancelled: " + call.isCancelled());
                    throw e;
                }
            })
            .tool(Rig.tool("broken"), (_, _) -> {
                throw new IllegalStateException("secret");
            })
            .tool(Rig.tool("overflown"), (_, _) -> {
                throw new StackOverflowError("secret");
            })
            .tool(Rig.tool("stubborn"), (_, _) -> {
                heard.add("began");
                while (true) {
                    try {
                        return go.await(5, TimeUnit.SECONDS) ? "done" : "late";
                    } catch (InterruptedException _) {
                        heard.add("ignored");
                    }
                }
            });
    }

    @AfterEach
    void close() {
        go.countDown();
        rig.close();
    }

    private void hears(String what) throws InterruptedException {
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(what);
    }

    private static String slow(String id) {
        return request(id, "tools/call", Texts.tool("slow"));
    }

    private static String modernSlow(String id) {
        return modern(id, "tools/call", Texts.tool("slow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "9007199254740991", "-1", "0", "\"\"", "123456789012345678901234567890"})
    void an_answer_has_the_id_of_its_request_as_it_was_written(String id) {
        var pipe = rig.pipe().initialized("2025-11-25", "{}");

        assertThat(pipe.send(request(id, "ping", "{}")).out.text())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
        assertThat(pipe.send(modern(id, "tools/list", "{}")).out.text()).startsWith(
            "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"resultType\":\"complete\"");
        assertThat(pipe.send(modern(id, "no/such", "{}")).out.text()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id
            + ",\"error\":{\"code\":-32601,\"message\":\"Method not found: no/such\"}}");
    }

    @Test
    void a_cancelled_legacy_request_is_interrupted_and_not_answered() throws InterruptedException {
        var pipe = rig.pipe().initialized("2025-11-25", "{}").send(slow("1"));
        hears("began");

        pipe.send(cancelled("1"));

        hears("interrupted, cancelled: true");
        assertThat(pipe.ask(request("2", "ping", "{}"))).isEqualTo(Json.Obj.EMPTY);
        assertThat(pipe.out.all()).hasSize(2);
    }

    @Test
    void a_cancelled_modern_request_on_a_pipe_is_interrupted_and_not_answered() throws InterruptedException {
        var pipe = rig.pipe().send(modernSlow("1"));
        hears("began");

        pipe.send(cancelled("1"));

        hears("interrupted, cancelled: true");
        assertThat(pipe.out.done().all()).isEmpty();
    }

    @Test
    void a_cancellation_over_http_ends_the_call_of_its_session_only() throws InterruptedException {
        var client = rig.http().initialized("2025-11-25", "{}");
        var other = rig.http().initialized("2025-11-25", "{}");
        var call = client.post(slow("1"));
        hears("began");

        other.post(cancelled("1")).done();
        assertThat(heard.poll(20, TimeUnit.MILLISECONDS)).isNull();
        client.post(cancelled("1"));

        hears("interrupted, cancelled: true");
        assertThat(call.ended().done().all()).isEmpty();
    }

    @Test
    void a_lost_connection_cancels_in_the_modern_era() throws InterruptedException {
        var call = rig.http().post(modernSlow("1"));
        hears("began");

        call.lose();

        hears("interrupted, cancelled: true");
        assertThat(call.done().all()).isEmpty();
    }

    @Test
    void a_lost_connection_cancels_nothing_in_the_legacy_era() throws InterruptedException {
        var client = rig.http().initialized("2025-11-25", "{}");
        var call = client.post(slow("1"));
        hears("began");
        call.lose();

        go.countDown();

        call.done();
        assertThat(heard).isEmpty();
        assertThat(client.post(slow("1")).answer()).isEqualTo("done");
    }

    @Test
    void a_pipe_that_is_gone_cancels_all_that_runs_on_it() throws InterruptedException {
        var pipe = rig.pipe().initialized("2025-11-25", "{}").send(slow("1")).send(modernSlow("2"));
        hears("began");
        hears("began");

        pipe.gone();

        hears("interrupted, cancelled: true");
        hears("interrupted, cancelled: true");
    }

    @Test
    void a_request_that_is_cancelled_before_it_begins_does_not_run() {
        var pipe = rig.pipe().initialized("2025-11-25", "{}");
        var context = TransportContext.pipe("test", pipe);
        var work = rig.server.receive(Texts.message(slow("1")), context, pipe.out);
        rig.server.receive(Texts.message(cancelled("1")), context, pipe.out);

        work.run();

        assertThat(runs).hasValue(0);
        assertThat(pipe.out.all()).hasSize(1);
        assertThat(pipe.ask(request("1", "ping", "{}"))).isEqualTo(Json.Obj.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "\"1\"", "null", "{}", "1.5"})
    void a_cancellation_of_something_else_is_ignored(String id) throws InterruptedException {
        var pipe = rig.pipe().initialized("2025-11-25", "{}").send(slow("1"));
        hears("began");

        pipe.send(cancelled(id)).send(Texts.notification("notifications/cancelled", "{}"));
        go.countDown();

        assertThat(pipe.out.answer()).isEqualTo("done");
        assertThat(pipe.send(cancelled("1")).ask(request("2", "ping", "{}"))).isEqualTo(Json.Obj.EMPTY);
    }

    @Test
    void a_request_that_runs_too_long_is_interrupted_and_answered() throws InterruptedException {
        var pipe = rig.pipe().initialized("2025-11-25", "{}").send(slow("1"));
        hears("began");

        rig.time.pass(Duration.ofMinutes(5).plusMillis(100));

        hears("interrupted, cancelled: false");
        assertThat(pipe.out.error().message()).isEqualTo("Request timed out");
    }

    @Test
    void a_handler_that_ignores_its_cancellation_is_not_answered_for() throws InterruptedException {
        var pipe = rig.pipe().initialized("2025-11-25", "{}");
        pipe.send(request("1", "tools/call", Texts.tool("stubborn")));
        hears("began");
        pipe.send(cancelled("1"));
        hears("ignored");

        go.countDown();

        pipe.out.done();
        assertThat(pipe.ask(request("2", "ping", "{}"))).isEqualTo(Json.Obj.EMPTY);
        assertThat(pipe.out.all()).hasSize(2);
    }

    @Test
    void an_id_that_is_in_use_is_refused_on_a_pipe_and_in_a_session_but_not_between_clients()
        throws InterruptedException {
        var pipe = rig.pipe().initialized("2025-11-25", "{}").send(slow("1"));
        hears("began");
        assertThat(pipe.send(modernSlow("1")).out.error().message()).startsWith("id: of a request");
        assertThat(pipe.send(request("1", "ping", "{}")).out.error().code()).isEqualTo(-32600);

        var client = rig.http().initialized("2025-11-25", "{}");
        var call = client.post(slow("1"));
        hears("began");
        assertThat(client.post(slow("1")).refusal()).isEqualTo(Refusal.MALFORMED);

        var first = rig.http().post(modernSlow("1"));
        var second = rig.http().post(modernSlow("1"));
        go.countDown();
        assertThat(first.answer()).isEqualTo("done");
        assertThat(second.answer()).isEqualTo("done");
        assertThat(call.answer()).isEqualTo("done");
    }

    @Test
    void a_client_runs_no_more_requests_at_once_than_one_may() throws InterruptedException {
        try (var own = new Rig(it -> describe(it, Limits.DEFAULT.withRequests(100, 2)))) {
            var client = own.http().initialized("2025-11-25", "{}");
            client.post(slow("1"));
            client.post(slow("2"));
            hears("began");
            hears("began");

            isBusy(client.post(slow("3")));
            assertThat(own.http().initialized("2025-11-25", "{}").post(request("1", "ping", "{}")).result())
                .isEqualTo(Json.Obj.EMPTY);
            client.post(cancelled("1"));
            hears("interrupted, cancelled: true");
            go.countDown();
        }
    }

    @Test
    void a_server_runs_no_more_requests_at_once_than_it_may() throws InterruptedException {
        try (var own = new Rig(it -> describe(it, Limits.DEFAULT.withRequests(2, 2)))) {
            var one = own.http().post(modernSlow("1"));
            var two = own.http().post(modernSlow("1"));
            hears("began");
            hears("began");

            isBusy(own.http().post(modernSlow("1")));
            isBusy(own.http().post(Texts.initialize("1", "2025-11-25", "{}")));
            go.countDown();
            one.done();
            two.done();
            assertThat(own.http().post(modernSlow("1")).answer()).isEqualTo("done");
        }
    }

    private static void isBusy(Recorder answer) {
        assertThat(answer.error().message()).isEqualTo("Too many requests at once, try again later");
        assertThat(answer.refusal()).isEqualTo(Refusal.BUSY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "overflown"})
    void a_bug_reaches_the_log_with_a_reference_and_the_peer_only_as_that(String tool) {
        var records = new LinkedBlockingQueue<LogRecord>();
        var logger = Logger.getLogger("dev.candela.era.Serving");
        var handler = new Recording(records);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            for (var answer : Set.of(rig.http().post(modern("1", "tools/call", Texts.tool(tool))),
                rig.pipe().send(request("1", "tools/call", Texts.tool(tool))).out)) {
                var error = answer.error();
                assertThat(error.code()).isEqualTo(-32603);
                assertThat(error.message()).matches("Internal error \\(reference [0-9a-f]{8}\\)");
                String reference = error.message().substring(26, 34);
                assertThat(records).anySatisfy(it -> {
                    assertThat(it.getMessage()).contains(reference);
                    assertThat(it.getThrown()).hasMessage("secret");
                });
            }
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    private static final class Recording extends Handler {
        private final BlockingQueue<LogRecord> records;

        private Recording(BlockingQueue<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord it) {
            records.add(it);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void two_hundred_requests_at_once_are_served_at_once() throws InterruptedException {
        var together = new CountDownLatch(200);
        try (var own = new Rig(it -> it.tool(Rig.tool("meet"), (_, call) -> {
            together.countDown();
            return together.await(5, TimeUnit.SECONDS) ? call.requestId().toString() : "alone";
        }))) {
            var pipe = own.pipe().initialized("2025-11-25", "{}");
            for (int i = 1; i <= 100; i++) {
                pipe.send(request("\"l" + i + "\"", "tools/call", Texts.tool("meet")));
                pipe.send(modern("\"m" + i + "\"", "tools/call", Texts.tool("meet")));
            }
            var seen = ConcurrentHashMap.<String>newKeySet();
            for (int i = 0; i < 200; i++) {
                seen.add(pipe.out.answer());
            }
            assertThat(seen).hasSize(200).doesNotContain("alone");
        }
    }

    @Test
    void time_is_looked_at_only_while_something_runs() throws InterruptedException {
        var pipe = rig.pipe();
        pipe.send(modernSlow("1"));
        hears("began");
        assertThat(rig.time.waiting()).isEqualTo(1);
        go.countDown();
        pipe.out.done();

        rig.time.pass(Duration.ofSeconds(1));

        assertThat(rig.time.waiting()).isZero();
    }

    @Test
    void an_answer_that_takes_long_in_the_modern_era_opens_a_stream_without_ids() throws InterruptedException {
        var call = rig.http().post(modernSlow("1"));
        hears("began");

        rig.time.pass(Duration.ofSeconds(11));

        assertThat(call.primed().primes()).containsExactly((String) null);
        go.countDown();
        assertThat(call.answer()).isEqualTo("done");
        assertThat(call.all()).allMatch(it -> it.eventId() == null);
    }
}
