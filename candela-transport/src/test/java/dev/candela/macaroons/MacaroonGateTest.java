package dev.candela.macaroons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.model.McpError;
import dev.candela.model.Principal;
import dev.candela.server.McpServer;
import dev.candela.testkit.FakeClock;
import dev.candela.testkit.MemoryPipe;
import dev.candela.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MacaroonGateTest {
    private static final String SEARCHED = "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"text\","
        + "\"text\":\"search by ann\"}]}}";

    private final FakeClock clock = FakeClock.create();
    private final Library library = new Library();
    private final McpServer server = library.describe().build();
    private final MacaroonGate gate = new MacaroonGate(server, clock);
    private final MacaroonBearer bearer = new MacaroonBearer(clock, Library.KEY);

    @AfterEach
    void close() {
        server.close();
    }

    private Principal principal(Macaroon macaroon) {
        return bearer.verify(macaroon.text()).orElseThrow();
    }

    private MemoryPipe legacy(Principal principal, String revision) {
        var pipe = MemoryPipe.to(gate, principal).send(Requests.initialize(revision));
        assertThat(pipe.next()).isInstanceOf(Message.Success.class);
        return pipe;
    }

    private MemoryPipe legacy(String... caveats) {
        return legacy(principal(Library.macaroon(caveats)), "2025-11-25");
    }

    private static boolean isRefusedForCaveat(Message answer) {
        return answer instanceof Message.Failure(_, McpError(_, _, Json.Obj data)) && data.has("caveat");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "method = tools/list                  | ping discover list",
        "method = tools/call                  | ping discover search delete nameless",
        "method = logging/setLevel            | ping discover level",
        "method = nothing                     | ping discover",
        "tool = search                        | ping discover list search",
        "op = read    | ping discover list resources templates read subscribe unsubscribe listen prompts prompt",
        "method = tools/call; tool = search   | ping discover search",
        "tool = search; tool = delete         | ping discover list",
        "tool = search; op = read             | ping discover list",
        "method = tools/call; op = read       | ping discover",
        "op = read; method = resources/read   | ping discover read"})
    void a_bearer_may_do_what_all_caveats_allow_and_nothing_else_in_both_eras(String caveats, String allowed) {
        var principal = principal(Library.macaroon(caveats.split("; ")));
        var inLegacy = new ArrayList<String>();
        var inModern = new ArrayList<String>();
        Requests.ALL.forEach((name, request) -> {
            try (var pipe = legacy(principal, "2025-11-25")) {
                if (!isRefusedForCaveat(pipe.send(request).next())) {
                    inLegacy.add(name);
                }
            }
            try (var pipe = MemoryPipe.to(gate, principal)) {
                if (!isRefusedForCaveat(pipe.send(Requests.modern(request)).next())) {
                    inModern.add(name);
                }
            }
        });

        assertThat(inLegacy).containsExactly(allowed.split(" "));
        assertThat(inModern).containsExactly(allowed.split(" "));
    }

    @Test
    void a_bearer_without_caveats_may_do_everything() {
        var principal = principal(Library.macaroon());
        Requests.ALL.forEach((name, request) -> {
            try (var pipe = legacy(principal, "2025-11-25")) {
                assertThat(isRefusedForCaveat(pipe.send(request).next())).as(name).isFalse();
            }
        });
        assertThat(library.ran()).containsExactly("search by ann", "delete", "read", "prompt", "complete");
    }

    @Test
    void nothing_runs_for_a_refused_request() {
        Requests.ALL.forEach((name, request) -> {
            try (var pipe = legacy("method = nothing")) {
                assertThat(pipe.send(request).next()).as(name).isNotNull();
            }
        });

        assertThat(library.ran()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "method = ping | method: not allowed by the macaroon (expected: ping)",
        "tool = search | tool: not allowed by the macaroon (expected: search)",
        "op = read     | method: not allowed by the macaroon (expected: one that only reads)"})
    void a_refusal_names_the_caveat(String caveat, String message) {
        try (var pipe = legacy(caveat)) {
            assertThat(pipe.send(Requests.call("delete")).nextText()).isEqualTo(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32600,\"message\":\"" + message
                    + "\",\"data\":{\"caveat\":\"" + caveat + "\"}}}");
        }
    }

    @Test
    void an_expiry_is_held_against_every_call_of_an_open_connection() {
        try (var pipe = legacy("expiry < 2026-11-20T12:00:10Z")) {
            clock.advance(Duration.ofMillis(9_999));
            assertThat(pipe.send(Requests.call("search")).nextText()).isEqualTo(SEARCHED);

            clock.advance(Duration.ofMillis(1));

            assertThat(pipe.send(Requests.call("search")).nextText()).isEqualTo(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32600,\"message\":\"macaroon: expired (expected: "
                    + "one that is still good)\",\"data\":{\"caveat\":\"expiry < 2026-11-20T12:00:10Z\"}}}");
            assertThat(isRefusedForCaveat(pipe.send(Requests.named("ping")).next())).isTrue();
        }
        assertThat(library.ran()).containsExactly("search by ann");
    }

    @Test
    void what_a_bearer_adds_narrows_what_it_was_given() {
        var given = Library.macaroon("method = tools/call");
        try (var pipe = legacy(principal(given), "2025-11-25")) {
            assertThat(isRefusedForCaveat(pipe.send(Requests.call("delete")).next())).isFalse();
        }
        var handedOn = given.attenuate(new Caveat.Tool("search"));
        try (var pipe = legacy(principal(handedOn), "2025-11-25")) {
            assertThat(isRefusedForCaveat(pipe.send(Requests.call("delete")).next())).isTrue();
            assertThat(pipe.send(Requests.call("search")).nextText()).isEqualTo(SEARCHED);
        }
    }

    @Test
    void a_batch_with_one_refused_request_is_refused_whole_and_each_request_is_answered() {
        try (var pipe = legacy(principal(Library.macaroon("tool = search")), "2025-03-26")) {
            pipe.send("""
                [{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "search"}},
                 {"jsonrpc": "2.0", "method": "notifications/roots/list_changed"},
                 {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "delete"}},
                 {"jsonrpc": "2.0", "id": 3}]""");

            assertThat(pipe.nextText()).isEqualTo(
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32600,\"message\":\"batch: with a request that "
                    + "the macaroon does not allow (expected: only allowed ones)\"}},{\"jsonrpc\":\"2.0\",\"id\":2,"
                    + "\"error\":{\"code\":-32600,\"message\":\"tool: not allowed by the macaroon (expected: search)\","
                    + "\"data\":{\"caveat\":\"tool = search\"}}},{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":"
                    + "-32600,\"message\":\"Invalid request: message: neither request nor response (expected: method, "
                    + "result or error)\"}}]");
        }
        assertThat(library.ran()).isEmpty();
    }

    @Test
    void a_batch_of_allowed_requests_is_served() {
        try (var pipe = legacy(principal(Library.macaroon("tool = search")), "2025-03-26")) {
            pipe.send("[" + Requests.call("search") + "]");

            assertThat(pipe.nextText()).isEqualTo("[" + SEARCHED + "]");
        }
    }

    @Test
    void a_claim_that_cannot_be_understood_allows_nothing() {
        for (var claim : List.of(Json.Null.NULL, Json.obj("a", 1), Json.arr(5), Json.arr("src_ip = 127.0.0.1"),
            Json.arr("op = write"), Json.arr("method = "))) {
            try (var pipe = MemoryPipe.to(gate, new Principal("ann", Json.obj("caveats", claim)))) {
                assertThat(pipe.send(Requests.named("ping")).next()).isInstanceOfSatisfying(Message.Failure.class,
                    it -> assertThat(it.error().message()).isEqualTo(
                        "macaroon: an unknown caveat (expected: method, tool, op or expiry)"));
            }
        }
    }

    @Test
    void who_comes_without_caveats_is_not_the_gates_business() {
        try (var pipe = MemoryPipe.to(gate)) {
            pipe.send(Requests.initialize("2025-11-25")).next();

            assertThat(pipe.send(Requests.call("delete")).next()).isInstanceOf(Message.Success.class);
        }
    }

    @Test
    void notifications_pass() {
        var noting = new NotingReceiver();
        try (var pipe = MemoryPipe.to(new MacaroonGate(noting, clock), principal(Library.macaroon("op = read")))) {
            pipe.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            pipe.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
            pipe.send("nonsense");
            pipe.send(Requests.call("delete"));
            pipe.send(Requests.named("list"));
        }

        assertThat(noting.seen()).containsExactly("Notification", "Success", "Malformed", "Request", "closed");
    }
}
