package dev.candela.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.ClientFacts;
import dev.candela.model.LogLevel;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import dev.candela.model.Principal;
import dev.candela.model.RequestId;
import dev.candela.model.Result;
import dev.candela.wire.Message;
import dev.candela.wire.Method;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class HandlersTest {
    private final List<String> steps = new ArrayList<>();

    private static Exchange calling(Json.Obj params) {
        var request = new Message.Request(RequestId.of(1), "tools/call", params);
        var call = ((InFlight.Begun.Admitted) new InFlight(1, 1, InstantSource.system())
            .begin(null, request.id(), Duration.ofMinutes(1))).call();
        return new Exchange(request, Json.Obj.EMPTY, ClientFacts.UNKNOWN,
            new Exchange.Caller(Principal.ANONYMOUS, Headers.NONE, null), null, new Silent(), Inputs.NONE, call);
    }

    private record Silent() implements Replies {
        @Override
        public void send(Message.Notification notification) {}

        @Override
        public boolean wants(LogLevel level) {
            return false;
        }

        @Override
        public boolean pause(Duration retry) {
            return false;
        }
    }

    private Interceptor noting(String name) {
        return (exchange, params, next) -> {
            steps.add(name + " in");
            try {
                return next.proceed(exchange, params);
            } finally {
                steps.add(name + " out");
            }
        };
    }

    private Result serve(List<Interceptor> interceptors, Json.Obj params) throws Exception {
        return Handlers.builder()
            .on(Method.TOOLS_CALL, (_, it) -> {
                steps.add("handler");
                return CallToolResult.text(it.name());
            }, () -> true)
            .around(interceptors)
            .build()
            .find("tools/call").orElseThrow()
            .serve(calling(params));
    }

    @Test
    void a_method_that_nobody_serves_is_not_there() {
        assertThat(Handlers.builder().build().find("tools/call")).isEmpty();
        var handlers = Handlers.builder().on(Method.TOOLS_CALL, (_, _) -> Result.EMPTY, () -> true).build();
        assertThat(handlers.find("tools/list")).isEmpty();
        assertThat(handlers.find("TOOLS/CALL")).isEmpty();
        assertThat(handlers.find("tools/call")).isPresent();
    }

    @Test
    void a_method_comes_and_goes_with_what_it_belongs_to() {
        var offered = new AtomicBoolean();
        var handlers = Handlers.builder().on(Method.TOOLS_LIST, (_, _) -> Result.EMPTY, offered::get).build();
        assertThat(handlers.find("tools/list")).isEmpty();
        offered.set(true);
        assertThat(handlers.find("tools/list")).isPresent();
    }

    @Test
    void a_handler_gets_the_params_as_they_were_read() throws Exception {
        assertThat(serve(List.of(), Json.obj("name", "dice"))).isEqualTo(CallToolResult.text("dice"));
    }

    @Test
    void the_first_interceptor_is_outermost() throws Exception {
        serve(List.of(noting("first"), noting("second")), Json.obj("name", "dice"));
        assertThat(steps).containsExactly("first in", "second in", "handler", "second out", "first out");
    }

    @Test
    void interceptors_added_later_are_further_inside() throws Exception {
        Handlers.builder()
            .around(List.of(noting("first")))
            .on(Method.TOOLS_CALL, (_, _) -> Result.EMPTY, () -> true)
            .around(List.of(noting("second")))
            .build().find("tools/call").orElseThrow().serve(calling(Json.obj("name", "dice")));
        assertThat(steps).containsExactly("first in", "second in", "second out", "first out");
    }

    @Test
    void an_interceptor_may_answer_instead() throws Exception {
        Interceptor closed = (_, _, _) -> CallToolResult.error("closed");
        assertThat(serve(List.of(noting("first"), closed, noting("second")), Json.obj("name", "dice")))
            .isEqualTo(CallToolResult.error("closed"));
        assertThat(steps).containsExactly("first in", "first out");
    }

    @Test
    void an_interceptor_may_change_the_result() throws Exception {
        Interceptor loud = (exchange, params, next) -> next.proceed(exchange, params) instanceof CallToolResult it
            ? it.withMeta(Json.obj("loud", true)) : Result.EMPTY;
        assertThat(serve(List.of(loud), Json.obj("name", "dice")))
            .isEqualTo(CallToolResult.text("dice").withMeta(Json.obj("loud", true)));
    }

    @Test
    void an_interceptor_may_pass_other_params_of_the_same_kind_on() throws Exception {
        Interceptor renaming = (exchange, _, next) ->
            next.proceed(exchange, new Params.CallTool("coin", Json.Obj.EMPTY));
        assertThat(serve(List.of(renaming), Json.obj("name", "dice"))).isEqualTo(CallToolResult.text("coin"));
        Interceptor confusing = (exchange, _, next) -> next.proceed(exchange, new Params.Page(null));
        assertThatThrownBy(() -> serve(List.of(confusing), Json.obj("name", "dice")))
            .hasMessage("params: Page (expected: CallTool)");
    }

    @Test
    void a_failure_passes_through_every_interceptor() {
        var handlers = Handlers.builder()
            .on(Method.TOOLS_CALL, (_, _) -> {
                throw new IllegalStateException("broken");
            }, () -> true)
            .around(List.of(noting("first")))
            .build();
        assertThatThrownBy(() -> handlers.find("tools/call").orElseThrow().serve(calling(Json.obj("name", "dice"))))
            .hasMessage("broken");
        assertThat(steps).containsExactly("first in", "first out");
    }

    @Test
    void params_that_cannot_be_read_reach_nobody() {
        var refusal = catchThrowableOfType(McpException.class,
            () -> serve(List.of(noting("first")), Json.Obj.EMPTY));
        assertThat(refusal.error().code()).isEqualTo(McpError.INVALID_PARAMS);
        assertThat(steps).isEmpty();
    }

    @Test
    void the_last_handler_of_a_method_serves_it() throws Exception {
        var handlers = Handlers.builder()
            .on(Method.TOOLS_CALL, (_, _) -> CallToolResult.text("old"), () -> true)
            .on(Method.TOOLS_CALL, (_, _) -> CallToolResult.text("new"), () -> true)
            .build();
        assertThat(handlers.find("tools/call").orElseThrow().serve(calling(Json.obj("name", "dice"))))
            .isEqualTo(CallToolResult.text("new"));
    }
}
