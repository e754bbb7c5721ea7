package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.RequestId;
import dev.candela.testkit.PendingReply;
import dev.candela.wire.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Questions and answers.
@ParameterizedClass(name = "{0}")
@MethodSource("dev.candela.bindings.Case#all")
@ExtendWith(OneFleet.class)
final class CallsTest {
    private final Case here;
    private final Caller caller;

    CallsTest(Case here, Fleet fleet) throws IOException {
        this.here = here;
        this.caller = Caller.of(fleet, here);
    }

    @AfterEach
    void leave() {
        caller.close();
    }

    @Test
    void the_server_says_who_it_is_and_lists_its_tools() {
        assertThat(caller.client().server().toText()).contains("\"name\":\"fleet\"");
        assertThat(caller.client().tools()).extracting(it -> it.text("name").orElse(""))
            .contains("echo", "add", "slow", "deploy", "mirror", "test_tool_with_progress");
    }

    @Test
    void a_tool_is_called() {
        assertThat(caller.client().call("echo", Json.obj("text", "hello")).text()).isEqualTo("hello");
        assertThat(caller.client().call("add", Json.obj("a", 1, "b", 2.5)).structured())
            .isEqualTo(Json.obj("sum", 3.5));
    }

    @Test
    void a_tool_that_fails_is_a_result() {
        var reply = caller.client().call("test_error_handling");

        assertThat(reply.isToolError()).isTrue();
        assertThat(reply.text()).isEqualTo("This tool intentionally returns an error for testing");
    }

    @Test
    void arguments_that_do_not_fit_are_told_to_the_model() {
        assertThat(caller.client().call("echo", Json.obj("other", 1)).isToolError()).isTrue();
        assertThat(caller.client().call("echo", Json.obj("text", "after")).text()).isEqualTo("after");
    }

    @Test
    void an_unknown_method_is_an_error_and_the_next_call_is_served() {
        var reply = caller.client().request("no/such", Json.Obj.EMPTY);

        assertThat(reply.error().code()).isEqualTo(McpError.METHOD_NOT_FOUND);
        assertThat(caller.client().call("echo", Json.obj("text", "after")).text()).isEqualTo("after");
    }

    @Test
    void an_unknown_tool_is_an_error() {
        assertThat(caller.client().call("no_such").error().code()).isEqualTo(McpError.INVALID_PARAMS);
    }

    @Test
    void a_resource_and_a_prompt_are_read() {
        assertThat(caller.client().read("test://template/17/data").text())
            .isEqualTo("{\"id\":\"17\",\"templateTest\":true,\"data\":\"Data for ID: 17\"}");
        assertThat(caller.client().prompt("test_prompt_with_arguments", Json.obj("arg1", "a", "arg2", "b")).text())
            .isEqualTo("Prompt with arguments: arg1='a', arg2='b'");
    }

    @Test
    void arguments_are_completed() {
        assertThat(caller.client().completePrompt("test_prompt_with_arguments", "arg1", "par"))
            .containsExactly("paris", "park", "party");
        assertThat(caller.client().completeTemplate("test://template/{id}/data", "id", "12"))
            .containsExactly("12", "123");
    }

    @Test
    void two_hundred_calls_at_once_each_get_their_own_answer() {
        List<PendingReply> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(caller.client().start("tools/call",
                Json.obj("name", "echo", "arguments", Json.obj("text", here + " " + i))));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(calls.get(i).await().text()).isEqualTo(here + " " + i);
        }
    }

    @Test
    void long_answers_at_the_same_time_do_not_mix() {
        List<PendingReply> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(caller.client().start("tools/call",
                Json.obj("name", "echo", "arguments", Json.obj("text", ("long " + i + " ").repeat(30_000)))));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(calls.get(i).await().text().equals(("long " + i + " ").repeat(30_000))).isTrue();
        }
    }

    @Test
    void a_request_is_answered_under_the_id_that_it_had() throws Exception {
        var ids = List.<Json>of(new Json.Str("\u4E16\u754C \uD83D\uDE00"), new Json.Str(""), new Json.Str("search"),
            new Json.Whole(-1), new Json.Whole(0), new Json.Whole(9_007_199_254_740_993L),
            new Json.Whole(Long.MAX_VALUE), new Json.Whole(Long.MIN_VALUE),
            Json.Num.of(new BigDecimal("123456789012345678901234567890")));
        var _ = caller.client().server();
        for (Json id : ids) {
            caller.remote().forget();
            var _ = caller.remote().send(new Message.Request(new RequestId(id), "no/such", here.modern() ? MODERN
                : Json.Obj.EMPTY));
            assertThat(caller.remote().next()).isInstanceOfSatisfying(Message.Failure.class, it -> {
                assertThat(it.id()).isEqualTo(new RequestId(id));
                assertThat(it.error().code()).isEqualTo(McpError.METHOD_NOT_FOUND);
            });
        }
    }

    private static final Json.Obj MODERN = Json.obj("_meta", Json.obj(
        "io.modelcontextprotocol/protocolVersion", "2026-07-28",
        "io.modelcontextprotocol/clientInfo", Json.obj("name", "ids", "version", "1"),
        "io.modelcontextprotocol/clientCapabilities", Json.Obj.EMPTY));
}
