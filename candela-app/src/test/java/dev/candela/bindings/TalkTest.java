package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.LogLevel;
import dev.candela.model.RequestId;
import dev.candela.testkit.PendingReply;
import dev.candela.wire.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What the server says before it answers or without being asked, and what stops it.
@ParameterizedClass(name = "{0}")
@MethodSource("dev.candela.bindings.Case#all")
@ExtendWith(OneFleet.class)
final class TalkTest {
    private static final String WATCHED = "test://watched-resource";

    private final Case here;
    private final Fleet fleet;
    private final Caller caller;

    TalkTest(Case here, Fleet fleet) throws IOException {
        this.here = here;
        this.fleet = fleet;
        this.caller = Caller.of(fleet, here);
    }

    @AfterEach
    void leave() {
        caller.close();
    }

    private PendingReply start(String tool, Json.Obj arguments) {
        return caller.client().start("tools/call", Json.obj("name", tool, "arguments", arguments));
    }

    /// Params of what came before the response to a request, those of one method.
    private List<Json.Obj> told(RequestId id, String wanted) throws InterruptedException {
        var told = new ArrayList<Json.Obj>();
        for (var message : caller.remote().upTo(id)) {
            if (message instanceof Message.Notification(String method, Json.Obj params) && method.equals(wanted)) {
                told.add(params);
            }
        }
        return told;
    }

    @Test
    void progress_comes_in_order_and_before_the_result() throws Exception {
        var call = start("test_tool_with_progress", Json.Obj.EMPTY);

        assertThat(call.await().text()).isEqualTo("Tool with progress executed successfully");
        assertThat(told(call.id(), "notifications/progress")).extracting(it -> it.get("progress").orElseThrow())
            .containsExactly(Json.Num.of(0), Json.Num.of(50), Json.Num.of(100));
    }

    @Test
    void log_messages_come_in_order_and_before_the_result() throws Exception {
        caller.client().logging(LogLevel.INFO);
        var call = start("test_tool_with_logging", Json.Obj.EMPTY);

        assertThat(call.await().text()).isEqualTo("Tool with logging executed successfully");
        assertThat(told(call.id(), "notifications/message")).extracting(it -> it.text("data").orElse(""))
            .containsExactly("Tool execution started", "Tool processing data", "Tool execution completed");
    }

    @Test
    void log_messages_below_the_level_do_not_come() throws Exception {
        caller.client().logging(LogLevel.WARNING);
        var call = start("test_logging_tool", Json.Obj.EMPTY);

        assertThat(call.await().text()).isEqualTo("logged");
        assertThat(told(call.id(), "notifications/message")).isEmpty();
    }

    @Test
    void a_cancelled_call_is_interrupted_and_later_ones_are_served() throws Exception {
        var call = start("slow", Json.obj("ms", 60_000));
        assertThat(fleet.watch().await("slow", 1)).isEqualTo(1);

        call.cancel();

        assertThat(fleet.watch().await("slow", 0)).isZero();
        assertThat(caller.client().call("echo", Json.obj("text", "after")).text()).isEqualTo("after");
        assertThat(caller.client().call("slow", Json.obj("ms", 1)).text()).isEqualTo("took 1 ms");
    }

    @Test
    void many_calls_are_cancelled_at_once() throws Exception {
        var calls = new ArrayList<PendingReply>();
        for (int i = 0; i < 50; i++) {
            calls.add(start("slow", Json.obj("ms", 60_000)));
        }
        assertThat(fleet.watch().await("slow", 50)).isEqualTo(50);

        calls.forEach(PendingReply::cancel);

        assertThat(fleet.watch().await("slow", 0)).isZero();
        assertThat(caller.client().call("echo", Json.obj("text", "after")).text()).isEqualTo("after");
    }

    @Test
    void a_client_that_goes_while_it_is_asked_is_waited_for_no_longer() throws Exception {
        var asked = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        caller.client().onElicit(_ -> {
            asked.countDown();
            return gone.getCount() == 0 ? Json.obj("action", "cancel") : late(gone);
        });
        var _ = start("deploy", Json.obj("env", "nowhere"));
        if (!here.modern()) {
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(fleet.watch().await("deploy", 1)).isEqualTo(1);
        }

        caller.close();

        assertThat(fleet.watch().await("deploy", 0)).isZero();
        gone.countDown();
    }

    private static Json.Obj late(CountDownLatch gone) {
        try {
            return Json.obj("action", gone.await(10, TimeUnit.SECONDS) ? "cancel" : "decline");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_client_that_goes_in_the_middle_of_a_call_ends_it_and_others_are_served() throws Exception {
        try (var other = Caller.of(fleet, here)) {
            assertThat(other.client().call("echo", Json.obj("text", "before")).text()).isEqualTo("before");
            var _ = start("slow", Json.obj("ms", 60_000));
            assertThat(fleet.watch().await("slow", 1)).isEqualTo(1);

            caller.close();

            assertThat(other.client().call("echo", Json.obj("text", "after")).text()).isEqualTo("after");
            assertThat(fleet.watch().await("slow", 0)).isZero();
        }
    }

    @Test
    void what_a_tool_asks_the_user_is_answered() {
        caller.client().onElicit(_ -> Json.obj("action", "accept", "content", Json.obj("confirmed", true)));

        assertThat(caller.client().call("deploy", Json.obj("env", "staging")).text())
            .isEqualTo("deployed to staging");
    }

    @Test
    void a_user_may_decline() {
        caller.client().onElicit(_ -> Json.obj("action", "decline"));

        assertThat(caller.client().call("deploy", Json.obj("env", "staging")).text()).isEqualTo("not deployed");
    }

    @Test
    void a_tool_may_ask_the_model_the_user_and_for_roots_at_once() {
        caller.client()
            .onSample(_ -> Json.obj("role", "assistant", "model", "m", "content",
                Json.obj("type", "text", "text", "Good day")))
            .onElicit(_ -> Json.obj("action", "accept", "content", Json.obj("name", "Ada")))
            .roots("file:///a", "file:///b");

        assertThat(caller.client().call("test_input_required_result_multiple_inputs").text())
            .isEqualTo("Good day Ada, with 2 roots");
        assertThat(caller.client().call("test_input_required_result_list_roots").text())
            .isEqualTo("Roots: file:///a, file:///b");
        assertThat(caller.client().call("test_sampling", Json.obj("prompt", "?")).text())
            .isEqualTo("LLM response: Good day");
    }

    @Test
    void a_tool_may_ask_one_thing_after_the_other_and_tell_how_far_it_is() throws Exception {
        caller.client().onElicit(it -> Json.obj("action", "accept", "content",
            it.text("message").orElse("").startsWith("Step 2") ? Json.obj("color", "blue") : Json.obj("name", "Ada")));

        assertThat(caller.client().call("test_input_required_result_multi_round").text())
            .isEqualTo("Ada likes blue");
        assertThat(caller.client().call("test_streaming_elicitation").text()).isEqualTo("Hello, Ada!");
    }

    @Test
    void what_a_client_cannot_answer_is_not_asked() {
        var reply = caller.client().call("test_missing_capability");

        assertThat(reply.isFailure() || reply.isToolError()).isTrue();
        assertThat(caller.client().call("echo", Json.obj("text", "after")).text()).isEqualTo("after");
    }

    @Test
    void a_change_of_what_is_watched_is_told() {
        caller.client().watch(WATCHED);

        assertThat(caller.client().call("test_trigger_resource_update", Json.obj("uri", WATCHED)).text())
            .isEqualTo("updated " + WATCHED);
        assertThat(caller.client().awaitNotification("notifications/resources/updated").params().text("uri"))
            .contains(WATCHED);
    }

    @Test
    void a_change_of_a_list_is_told() {
        caller.client().watch();

        assertThat(caller.client().call("test_trigger_tool_change").text()).isEqualTo("tools changed");
        assertThat(caller.client().awaitNotification("notifications/tools/list_changed").method())
            .isEqualTo("notifications/tools/list_changed");
        assertThat(caller.client().call("test_trigger_prompt_change").text()).isEqualTo("prompts changed");
        assertThat(caller.client().awaitNotification("notifications/prompts/list_changed").method())
            .isEqualTo("notifications/prompts/list_changed");
    }
}
