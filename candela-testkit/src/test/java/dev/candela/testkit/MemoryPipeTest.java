package dev.candela.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.RequestId;
import dev.candela.server.McpServer;
import dev.candela.wire.Message;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryPipeTest {
    private static final String INITIALIZE = """
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25",
         "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""";

    private final SampleServer sample = new SampleServer();
    private final McpServer server = sample.build();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void text_goes_in_and_text_comes_out() {
        try (var pipe = MemoryPipe.to(server)) {
            assertThat(pipe.send(INITIALIZE).nextText()).startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{");
            assertThat(pipe.send("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}").nextText())
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}");
            assertThat(pipe.send("no json").nextText())
                .startsWith("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,");
        }
    }

    @Test
    void a_message_is_waited_for_and_those_before_it_can_still_be_taken() {
        try (var pipe = MemoryPipe.to(server)) {
            pipe.send(INITIALIZE);
            pipe.send(new Message.Request(RequestId.of(2), "ping", Json.Obj.EMPTY));

            assertThat(pipe.await(it -> it instanceof Message.Success(var id, _) && id.equals(RequestId.of(2))))
                .isEqualTo(new Message.Success(RequestId.of(2), Json.Obj.EMPTY));
            assertThat(pipe.next()).isInstanceOfSatisfying(Message.Success.class,
                it -> assertThat(it.id()).isEqualTo(RequestId.of(1)));
        }
    }

    @Test
    void settling_waits_for_all_that_runs_and_takes_the_rest() {
        try (var pipe = MemoryPipe.to(server)) {
            pipe.send(INITIALIZE);
            for (int i = 2; i < 50; i++) {
                pipe.send(new Message.Request(RequestId.of(i), "ping", Json.Obj.EMPTY));
            }
            pipe.send(new Message.Notification("notifications/unknown", Json.Obj.EMPTY));

            assertThat(pipe.settle()).hasSize(49);
            assertThat(pipe.settle()).isEmpty();
        }
    }

    @Test
    void a_closed_pipe_cancels_what_runs_and_takes_nothing_more() throws InterruptedException {
        var pipe = MemoryPipe.to(server);
        pipe.send(INITIALIZE).next();
        pipe.send("""
            {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "wait", "arguments": {}}}""");
        assertThat(sample.waiting.await(5, TimeUnit.SECONDS)).isTrue();
        pipe.close();
        pipe.close();

        assertThat(sample.interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(pipe.settle()).isEmpty();
        assertThat(pipe.sink().send(new Message.Notification("late", Json.Obj.EMPTY))).isFalse();
    }

    @Test
    void what_does_not_come_fails_the_test_and_says_what_came_instead() {
        var inbox = new Inbox<String>();
        inbox.add("something else");
        Thread.currentThread().interrupt(); // so that it does not take 5 s

        assertThatThrownBy(() -> inbox.take(it -> it.equals("wanted"), "wanted text"))
            .isInstanceOf(AssertionError.class)
            .hasMessage("interrupted: no wanted text, but [something else]");
        assertThat(Thread.interrupted()).isTrue();
    }
}
