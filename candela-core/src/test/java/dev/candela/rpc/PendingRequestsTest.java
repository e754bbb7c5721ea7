package dev.candela.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.rpc.PendingRequests.Answer;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PendingRequestsTest {
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private final PendingRequests pending = new PendingRequests();
    private final List<Message.Request> sent = new ArrayList<>();

    private Answer ask(Duration patience) throws InterruptedException {
        return pending.request("roots/list", Json.Obj.EMPTY, patience, sent::add);
    }

    /// Asks, and answers before the question is even waiting.
    private Answer answered(Message.Response response) throws InterruptedException {
        return pending.request("roots/list", Json.Obj.EMPTY, SECONDS, _ -> pending.answer(response));
    }

    @Test
    void an_answer_reaches_whoever_asked() throws InterruptedException {
        assertThat(answered(new Message.Success(RequestId.of("srv-1"), Json.obj("roots", Json.Arr.EMPTY))))
            .isEqualTo(new Answer.Result(Json.obj("roots", Json.Arr.EMPTY)));
    }

    @Test
    void a_refusal_reaches_whoever_asked() throws InterruptedException {
        var error = new McpError(-1, "the user said no");
        assertThat(answered(new Message.Failure(RequestId.of("srv-1"), error))).isEqualTo(new Answer.Refused(error));
    }

    @Test
    void an_answer_from_another_thread_ends_the_wait() throws InterruptedException {
        var asked = new ArrayBlockingQueue<Message.Request>(1);
        var answer = new AtomicReference<Answer>();
        var thread = Thread.startVirtualThread(() -> answer.set(quietly(asked)));
        var request = asked.poll(5, TimeUnit.SECONDS);
        assertThat(request).isEqualTo(new Message.Request(RequestId.of("srv-1"), "roots/list", Json.Obj.EMPTY));
        assertThat(pending.answer(new Message.Success(RequestId.of("srv-1"), Json.Obj.EMPTY))).isTrue();
        assertThat(thread.join(SECONDS)).isTrue();
        assertThat(answer).hasValue(new Answer.Result(Json.Obj.EMPTY));
    }

    private Answer quietly(ArrayBlockingQueue<Message.Request> asked) {
        try {
            return pending.request("roots/list", Json.Obj.EMPTY, SECONDS, asked::offer);
        } catch (InterruptedException e) {
            return new Answer.None("interrupted");
        }
    }

    @Test
    void every_question_has_an_id_of_its_own() throws InterruptedException {
        ask(Duration.ofMillis(1));
        ask(Duration.ofMillis(1));
        assertThat(sent.stream().map(Message.Request::id))
            .containsExactly(RequestId.of("srv-1"), RequestId.of("srv-2"));
    }

    @Test
    void an_answer_to_another_question_ends_no_wait() throws InterruptedException {
        assertThat(pending.request("roots/list", Json.Obj.EMPTY, Duration.ofMillis(1), _ -> {
            assertThat(pending.answer(new Message.Success(RequestId.of("srv-2"), Json.Obj.EMPTY))).isFalse();
            assertThat(pending.answer(new Message.Success(RequestId.of(1), Json.Obj.EMPTY))).isFalse();
            assertThat(pending.answer(new Message.Failure(null, new McpError(-32700, "")))).isFalse();
            return true;
        })).isEqualTo(new Answer.None("no answer within 0 s"));
    }

    @Test
    void only_the_first_of_two_answers_counts() throws InterruptedException {
        var first = new Message.Success(RequestId.of("srv-1"), Json.obj("n", 1));
        var second = new Message.Success(RequestId.of("srv-1"), Json.obj("n", 2));
        assertThat(pending.request("roots/list", Json.Obj.EMPTY, SECONDS, _ -> {
            assertThat(pending.answer(first)).isTrue();
            assertThat(pending.answer(second)).isFalse();
            return true;
        })).isEqualTo(new Answer.Result(Json.obj("n", 1)));
    }

    @Test
    void an_answer_that_comes_too_late_is_nobodys() throws InterruptedException {
        assertThat(ask(Duration.ofMillis(1))).isEqualTo(new Answer.None("no answer within 0 s"));
        assertThat(pending.answer(new Message.Success(RequestId.of("srv-1"), Json.Obj.EMPTY))).isFalse();
    }

    @Test
    void a_question_that_cannot_be_sent_has_no_answer() throws InterruptedException {
        assertThat(pending.request("roots/list", Json.Obj.EMPTY, SECONDS, _ -> false))
            .isEqualTo(new Answer.None("no open stream to the client"));
        assertThat(pending.answer(new Message.Success(RequestId.of("srv-1"), Json.Obj.EMPTY))).isFalse();
    }

    @Test
    void the_end_of_the_session_ends_every_wait() throws InterruptedException {
        assertThat(pending.request("roots/list", Json.Obj.EMPTY, SECONDS, _ -> {
            pending.close();
            return true;
        })).isEqualTo(new Answer.None("the session ended"));
    }

    @Test
    void nothing_is_asked_after_the_end_of_the_session() throws InterruptedException {
        pending.close();
        assertThat(ask(SECONDS)).isEqualTo(new Answer.None("the session ended"));
        assertThat(sent).isEmpty();
    }

    @Test
    void a_wait_can_be_interrupted_and_then_nobody_waits() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ask(SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(pending.answer(new Message.Success(RequestId.of("srv-1"), Json.Obj.EMPTY))).isFalse();
    }

    @Test
    void a_way_to_send_that_breaks_leaves_nobody_waiting() {
        assertThatThrownBy(() -> pending.request("roots/list", Json.Obj.EMPTY, SECONDS, _ -> {
            throw new IllegalStateException("broken");
        })).hasMessage("broken");
        assertThat(pending.answer(new Message.Success(RequestId.of("srv-1"), Json.Obj.EMPTY))).isFalse();
    }
}
