package dev.candela.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server that takes little.
final class LimitsTest {
    private static final int BYTES_MAX = 64 * 1024;

    private static Fleet fleet;

    @BeforeAll
    static void open() throws IOException {
        fleet = Fleet.open(Limits.DEFAULT.withMessageBytesMax(BYTES_MAX));
    }

    @AfterAll
    static void close() throws IOException {
        fleet.close();
    }

    private static void assertServes(Caller it) {
        assertThat(it.client().call("echo", Json.obj("text", "still here")).text()).isEqualTo("still here");
    }

    private static String text(int bytes) {
        return "x".repeat(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void a_message_within_the_limit_is_served(Binding binding) throws Exception {
        try (var caller = Caller.of(fleet, new Case(binding, true))) {
            String text = text(BYTES_MAX - 1_000);
            assertThat(caller.client().call("echo", Json.obj("text", text)).text()).isEqualTo(text);
        }
    }

    /// Some values are longer in a payload than in text: `0.5` and its comma are four bytes there, and nine here. Where
    /// messages or bodies have a length of their own, that is what counts, whatever is in them.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"WEBSOCKET_LUMEN", "HTTP_LUMEN"})
    void a_message_within_the_limit_is_served_however_long_its_payload_is(Binding binding) throws Exception {
        var halves = Json.obj("halves", new Json.Arr(Collections.nCopies(15_500, Json.Num.of(0.5))));
        try (var caller = Caller.of(fleet, new Case(binding, true))) {
            assertThat(caller.client().call("mirror", halves).structured()).isEqualTo(halves);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_far_beyond_the_limit_is_refused_and_others_are_served(Binding binding) throws Exception {
        var modern = new Case(binding, true);
        try (var caller = Caller.of(fleet, modern); var other = Caller.of(fleet, modern)) {
            assertServes(caller);
            assertServes(other);
            caller.remote().forget();
            var _ = caller.client().start("tools/call",
                Json.obj("name", "echo", "arguments", Json.obj("text", text(5 * BYTES_MAX))));

            switch (binding) {
                case STDIO_JSON, TCP_JSON, UNIX_JSON -> {
                    assertThat(caller.remote().next()).isInstanceOfSatisfying(Message.Failure.class, it ->
                        assertThat(it.error().code()).isEqualTo(McpError.INVALID_REQUEST));
                    assertServes(caller);
                }
                case STDIO_LUMEN, STDIO_LUMEN_COMPRESSED, STDIO_LUMEN_ENCRYPTED, TCP_LUMEN, TCP_TLS_LUMEN, UNIX_LUMEN,
                    WEBSOCKET_JSON, WEBSOCKET_LUMEN -> assertThat(caller.remote().hasEnded()).isTrue();
                case HTTP_JSON, HTTP_LUMEN -> assertServes(caller);
            }
            assertServes(other);
        }
    }
}
