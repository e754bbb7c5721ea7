package dev.candela.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.model.Principal;
import dev.candela.model.ServerEvent;
import dev.candela.rpc.Refusal;
import dev.candela.server.McpServer;
import dev.candela.server.ServerState;
import dev.candela.testkit.MemoryExchange.Outcome;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MemoryHttpTest {
    private static final String INITIALIZE = """
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25",
         "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}""";
    private static final String INITIALIZED = """
        {"jsonrpc": "2.0", "method": "notifications/initialized"}""";

    private final FakeClock clock = FakeClock.create();
    private final FakeTimers timers = FakeTimers.of(clock);
    private final SampleServer sample = new SampleServer();
    private final McpServer server = sample.build(ServerState.inMemory().withTime(clock, timers));
    private final MemoryHttp http = MemoryHttp.to(server);

    @AfterEach
    void close() {
        server.close();
    }

    private static String call(String tool) {
        return """
            {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "%s", "arguments": {},
             "_meta": {"progressToken": "p"}}}""".formatted(tool);
    }

    private static String modernCall(String tool) {
        return """
            {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "%s", "arguments": {}, "_meta": {
             "progressToken": "p", "io.modelcontextprotocol/protocolVersion": "2026-07-28",
             "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
             "io.modelcontextprotocol/clientCapabilities": {}}}}""".formatted(tool);
    }

    private MemoryHttp inSession() {
        var opened = http.post(INITIALIZE);
        assertThat(opened.response()).isInstanceOf(Message.Success.class);
        var client = http.with("MCP-Session-Id", opened.session().orElseThrow());
        assertThat(client.post(INITIALIZED).outcome()).isEqualTo(new Outcome.Accepted());
        return client;
    }

    @Test
    void a_response_that_comes_first_is_the_body_and_ends_the_exchange() {
        var exchange = inSession().post(call("fail")).awaitEnd();

        assertThat(exchange.outcome()).isInstanceOf(Outcome.Body.class);
        assertThat(exchange.events()).isEmpty();
        assertThat(exchange.isEnded()).isTrue();
    }

    @Test
    void what_comes_before_the_response_opens_a_stream_that_the_response_ends() {
        var exchange = http.mirroring().post(modernCall("steps")).awaitEnd();

        assertThat(exchange.outcome()).isEqualTo(new Outcome.Stream());
        assertThat(exchange.response()).isInstanceOf(Message.Success.class);
        assertThat(exchange.nextEvent().message()).isInstanceOf(Message.Notification.class);
        assertThat(exchange.nextEvent().message()).isEqualTo(exchange.response());
    }

    @Test
    void a_client_that_cannot_read_streams_gets_the_response_alone() {
        var exchange = http.mirroring().withoutStreams().post(modernCall("steps")).awaitEnd();

        assertThat(exchange.outcome()).isInstanceOf(Outcome.Body.class);
        assertThat(exchange.response()).isInstanceOf(Message.Success.class);
    }

    @Test
    void a_refusal_says_why() {
        assertThat(http.post(call("fail")).refusal()).isEqualTo(Refusal.NO_SESSION);
        assertThat(http.with("mcp-session-id", "no such").post(call("fail")).refusal())
            .isEqualTo(Refusal.UNKNOWN_SESSION);
        assertThat(http.post("no json").refusal()).isEqualTo(Refusal.MALFORMED);
        assertThat(http.post(modernCall("fail")).refusal()).isEqualTo(Refusal.MALFORMED);
        assertThatThrownBy(() -> http.post(INITIALIZE).refusal()).isInstanceOf(AssertionError.class)
            .hasMessageStartingWith("not refused, but Body");
    }

    @Test
    void a_stream_that_broke_goes_on_behind_the_last_event() {
        var client = inSession();
        var stream = client.open();
        server.updated("memo://nobody");
        server.changed(new ServerEvent.ToolsChanged());
        timers.advance(Duration.ofSeconds(1));
        var first = stream.nextEvent();
        stream.abandon();
        server.changed(new ServerEvent.PromptsChanged());
        timers.advance(Duration.ofSeconds(1));

        var again = client.open(Objects.requireNonNull(first.id()));

        assertThat(stream.primed()).isPresent();
        assertThat(first.message()).isInstanceOfSatisfying(Message.Notification.class,
            it -> assertThat(it.method()).isEqualTo("notifications/tools/list_changed"));
        assertThat(again.nextEvent().message()).isInstanceOfSatisfying(Message.Notification.class,
            it -> assertThat(it.method()).isEqualTo("notifications/prompts/list_changed"));
        assertThat(again.isEnded()).isFalse();
    }

    @Test
    void a_modern_client_that_goes_cancels_its_request() throws InterruptedException {
        var exchange = http.mirroring().post(modernCall("wait"));
        assertThat(sample.waiting.await(5, TimeUnit.SECONDS)).isTrue();
        exchange.abandon();

        assertThat(sample.interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(exchange.isEnded()).isTrue();
    }

    @Test
    void a_session_ends_when_the_client_says_so_or_is_silent_for_long() {
        var one = inSession();
        var other = inSession();

        assertThat(one.end()).isEmpty();
        assertThat(one.end()).contains(Refusal.UNKNOWN_SESSION);
        assertThat(one.post(call("fail")).refusal()).isEqualTo(Refusal.UNKNOWN_SESSION);
        assertThat(other.post(call("fail")).response()).isInstanceOf(Message.Success.class);
        timers.advance(Duration.ofMinutes(31));
        assertThat(other.post(call("fail")).refusal()).isEqualTo(Refusal.UNKNOWN_SESSION);
    }

    @Test
    void a_session_belongs_to_whoever_opened_it() {
        var client = inSession();

        assertThat(client.as(new Principal("mallory")).from("elsewhere").post(call("fail")).refusal())
            .isEqualTo(Refusal.UNKNOWN_SESSION);
        assertThat(client.without("mcp-session-id").post(call("fail")).refusal()).isEqualTo(Refusal.NO_SESSION);
    }
}
