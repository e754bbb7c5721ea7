package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.wire.Message;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not as it should be is answered, and the connection goes on; where it cannot, the server does.
@ParameterizedClass(name = "{0}")
@MethodSource("dev.candela.bindings.Case#all")
@ExtendWith(OneFleet.class)
final class FaultsTest {
    private final Case here;
    private final Fleet fleet;
    private final Caller caller;

    FaultsTest(Case here, Fleet fleet) throws IOException {
        this.here = here;
        this.fleet = fleet;
        this.caller = Caller.of(fleet, here);
    }

    @AfterEach
    void leave() {
        caller.close();
    }

    private void assertServes(Caller it) {
        assertThat(it.client().call("echo", Json.obj("text", "still here")).text()).isEqualTo("still here");
    }

    private Message answerTo(Message message) throws InterruptedException {
        assertServes(caller);
        caller.remote().forget();
        assertThat(caller.remote().send(message)).isTrue();
        return caller.remote().next();
    }

    private static void assertRefused(Message answer, int code) {
        assertThat(answer).isInstanceOfSatisfying(Message.Failure.class, it -> {
            assertThat(it.id()).isNull();
            assertThat(it.error().code()).isEqualTo(code);
        });
    }

    /// A payload that is neither JSON text nor a value.
    private Message rubbish() {
        return switch (here.binding()) {
            case STDIO_JSON, TCP_JSON, UNIX_JSON -> Raw.text("{\"jsonrpc\":\n");
            case WEBSOCKET_JSON, HTTP_JSON -> Raw.text("{\"jsonrpc\":");
            case STDIO_LUMEN, STDIO_LUMEN_COMPRESSED, STDIO_LUMEN_ENCRYPTED, TCP_LUMEN, TCP_TLS_LUMEN, UNIX_LUMEN,
                WEBSOCKET_LUMEN, HTTP_LUMEN -> Raw.hex("030101e702ff");
        };
    }

    @Test
    void a_payload_that_is_no_value_is_answered_with_an_error_unless_it_shows_that_the_ends_are_out_of_step()
            throws Exception {
        switch (here.binding()) {
            case STDIO_LUMEN_COMPRESSED, STDIO_LUMEN_ENCRYPTED -> {
                assertServes(caller);
                var _ = caller.remote().send(rubbish());
                assertThat(caller.remote().hasEnded()).isTrue();
                try (var other = Caller.of(fleet, here)) {
                    assertServes(other);
                }
            }
            case STDIO_JSON, STDIO_LUMEN, TCP_JSON, TCP_LUMEN, TCP_TLS_LUMEN, UNIX_JSON, UNIX_LUMEN, WEBSOCKET_JSON,
                WEBSOCKET_LUMEN, HTTP_JSON, HTTP_LUMEN -> {
                assertRefused(answerTo(rubbish()), McpError.PARSE_ERROR);
                assertServes(caller);
            }
        }
    }

    /// A connection on which nobody ever named a revision is spoken to in the one that knows them.
    @Test
    void several_messages_in_one_are_refused_by_a_session_of_a_revision_that_does_not_know_them() throws Exception {
        var ping = new Message.Request(RequestId.of("a"), "ping", Json.Obj.EMPTY);
        var answer = answerTo(new Message.Batch(List.of(ping, new Message.Request(RequestId.of("b"), "ping",
            Json.Obj.EMPTY))));

        if (here.modern() && !here.binding().isHttp()) {
            assertThat(answer).isInstanceOfSatisfying(Message.Batch.class, it -> assertThat(it.messages())
                .containsExactlyInAnyOrder(new Message.Success(RequestId.of("a"), Json.Obj.EMPTY),
                    new Message.Success(RequestId.of("b"), Json.Obj.EMPTY)));
        } else {
            assertRefused(answer, McpError.INVALID_REQUEST);
        }
        assertServes(caller);
    }

    @Test
    void an_answer_that_nobody_asked_for_disturbs_nothing() {
        assertServes(caller);
        var _ = caller.remote().send(new Message.Success(RequestId.of("nobody"), Json.Obj.EMPTY));
        var _ = caller.remote().send(new Message.Failure(null, McpError.invalidRequest("nobody")));
        assertServes(caller);
    }

    @Test
    void a_cancellation_of_a_call_that_does_not_run_disturbs_nothing() {
        assertServes(caller);
        caller.client().notify("notifications/cancelled", Json.obj("requestId", 4711));
        caller.client().notify("notifications/no_such", Json.Obj.EMPTY);
        assertServes(caller);
    }
}
