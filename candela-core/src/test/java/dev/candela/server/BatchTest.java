package dev.candela.server;

import static dev.candela.server.Texts.cancelled;
import static dev.candela.server.Texts.initialize;
import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.notification;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.model.LogLevel;
import dev.candela.rpc.Refusal;
import dev.candela.wire.Message;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several messages in one, as one revision allows.
final class BatchTest {
    private static final String PING = request("1", "ping", "{}");

    private final CountDownLatch go = new CountDownLatch(1);
    private final Rig rig = new Rig(it -> Rig.echo(it)
        .tool(Rig.tool("slow"), (_, _) -> go.await(5, TimeUnit.SECONDS) ? "done" : "late")
        .tool(Rig.tool("log"), (_, call) -> {
            call.log(LogLevel.ERROR, "news");
            return "done";
        }));

    @AfterEach
    void close() {
        rig.close();
    }

    private static List<String> answers(Recorder out) {
        var next = out.next();
        assertThat(next).isInstanceOf(Message.Batch.class);
        return ((Message.Batch) next).messages().stream().map(Recorder::text).toList();
    }

    private static String failure(String id, String message) {
        return "{\"jsonrpc\":\"2.0\"" + (id.isEmpty() ? "" : ",\"id\":" + id)
            + ",\"error\":{\"code\":-32600,\"message\":\"" + message + "\"}}";
    }

    @Test
    void requests_and_notifications_in_one_are_answered_together() {
        String batch = "[" + PING + "," + notification("notifications/x", "{}") + ","
            + request("\"1\"", "no/such", "{}") + "]";

        assertThat(answers(rig.pipe().initialized("2025-03-26", "{}").send(batch).out)).containsExactlyInAnyOrder(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}",
            "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"error\":{\"code\":-32601,\"message\":\"Method not found: no/such\"}}");
        var exchange = rig.http().initialized("2025-03-26", "{}").post(batch);
        assertThat(answers(exchange)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-06-18", "2025-11-25"})
    void other_revisions_refuse_batches(String revision) {
        var answer = rig.http().initialized(revision, "{}").post("[" + PING + "]");
        assertThat(answer.error().code()).isEqualTo(-32600);
        assertThat(answer.refusal()).isEqualTo(Refusal.MALFORMED);

        assertThat(rig.pipe().initialized(revision, "{}").send("[" + PING + "]").out.error().code()).isEqualTo(-32600);
    }

    @Test
    void a_batch_without_a_session_is_refused_over_http() {
        assertThat(rig.http().post("[" + PING + "]").refusal()).isEqualTo(Refusal.NO_SESSION);
    }

    @Test
    void an_empty_batch_is_refused() {
        assertThat(rig.pipe().initialized("2025-03-26", "{}").send("[]").out.error().code()).isEqualTo(-32600);
    }

    @Test
    void a_batch_of_notifications_and_answers_is_not_answered() {
        var exchange = rig.http().initialized("2025-03-26", "{}").post("[" + notification("notifications/x", "{}")
            + ",{\"jsonrpc\":\"2.0\",\"id\":\"srv-9\",\"result\":{}}]").done();

        assertThat(exchange.all()).isEmpty();
        assertThat(exchange.refusal()).isNull();
    }

    @Test
    void a_handshake_and_a_modern_request_do_not_belong_into_a_batch() {
        var pipe = rig.pipe().initialized("2025-03-26", "{}");

        pipe.send("[" + initialize("2", "2025-03-26", "{}") + "," + modern("3", "tools/list", "{}") + "," + PING + "]");

        assertThat(answers(pipe.out)).containsExactlyInAnyOrder(
            failure("2", "initialize: in a batch (expected: alone)"),
            failure("3", "request: with an envelope, in a batch (expected: alone)"),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void what_is_no_message_is_answered_for_itself() {
        var pipe = rig.pipe().initialized("2025-03-26", "{}");

        pipe.send("[7,[]," + PING + "]");

        assertThat(answers(pipe.out)).hasSize(3).contains("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void the_same_id_twice_is_answered_and_refused() {
        var pipe = rig.pipe().initialized("2025-03-26", "{}");
        String slow = request("1", "tools/call", Texts.tool("slow"));

        pipe.send("[" + slow + "," + slow + "]");
        go.countDown();

        assertThat(answers(pipe.out)).hasSize(2)
            .contains(failure("1", "id: of a request that is not answered yet (expected: a new id)"))
            .anyMatch(it -> it.contains("done"));
    }

    @Test
    void a_request_that_is_cancelled_in_its_batch_is_left_out() {
        var pipe = rig.pipe().initialized("2025-03-26", "{}");

        pipe.send("[" + request("1", "tools/call", Texts.tool("slow")) + "," + cancelled("1") + ","
            + request("2", "ping", "{}") + "]");

        assertThat(answers(pipe.out)).containsExactly("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}");
    }

    @Test
    void a_batch_whose_requests_are_all_cancelled_is_not_answered() {
        var client = rig.http().initialized("2025-03-26", "{}");

        var exchange = client.post("[" + request("1", "tools/call", Texts.tool("slow")) + "," + cancelled("1") + "]");

        exchange.ended().done();
        assertThat(exchange.all()).isEmpty();
    }

    @Test
    void what_precedes_the_answers_of_a_batch_makes_it_a_stream() {
        var client = rig.http().initialized("2025-03-26", "{}");

        var exchange = client.post("[" + request("1", "tools/call", Texts.tool("log")) + ","
            + request("2", "ping", "{}") + "]");

        assertThat(exchange.notified().method()).isEqualTo("notifications/message");
        assertThat(answers(exchange)).hasSize(2);
        assertThat(exchange.ended().all()).allMatch(it -> it.eventId() != null);
    }
}
