package dev.candela.macaroons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.model.Params;
import dev.candela.rpc.Interceptor;
import dev.candela.server.McpServer;
import dev.candela.testkit.FakeClock;
import dev.candela.testkit.MemoryPipe;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CaveatInterceptorTest {
    private final FakeClock clock = FakeClock.create();
    private final Library library = new Library();
    private final MacaroonBearer bearer = new MacaroonBearer(clock, Library.KEY);

    private String answer(McpServer server, String tool, String... caveats) {
        var principal = bearer.verify(Library.macaroon(caveats).text()).orElseThrow();
        try (server; var pipe = MemoryPipe.to(server, principal)) {
            pipe.send(Requests.initialize("2025-11-25")).next();
            return pipe.send(Requests.call(tool)).nextText();
        }
    }

    @Test
    void what_a_caveat_allows_reaches_the_handler() {
        var server = library.describe().intercept(new CaveatInterceptor(clock)).build();

        assertThat(answer(server, "search", "tool = search")).contains("search by ann");
        assertThat(library.ran()).containsExactly("search by ann");
    }

    @Test
    void what_a_caveat_does_not_allow_ends_before_the_handler() {
        var server = library.describe().intercept(new CaveatInterceptor(clock)).build();

        assertThat(answer(server, "delete", "tool = search")).isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32600,\"message\":\"tool: not allowed by the macaroon "
                + "(expected: search)\",\"data\":{\"caveat\":\"tool = search\"}}}");
        assertThat(library.ran()).isEmpty();
    }

    @Test
    void what_another_interceptor_makes_of_a_request_is_judged_too() {
        Interceptor renaming = (exchange, params, next) -> next.proceed(exchange,
            params instanceof Params.CallTool(_, var arguments) ? new Params.CallTool("delete", arguments) : params);
        var server = library.describe().intercept(renaming).intercept(new CaveatInterceptor(clock)).build();

        assertThat(answer(server, "search", "tool = search")).contains("tool: not allowed by the macaroon");
        assertThat(library.ran()).isEmpty();
    }

    @Test
    void an_expiry_is_held_against_the_clock_of_the_call() {
        Interceptor slow = (exchange, params, next) -> {
            clock.advance(Duration.ofSeconds(10));
            return next.proceed(exchange, params);
        };
        var server = library.describe().intercept(slow).intercept(new CaveatInterceptor(clock)).build();

        assertThat(answer(server, "search", "expiry < 2026-11-20T12:00:10Z")).contains("macaroon: expired");
        assertThat(library.ran()).isEmpty();
    }
}
