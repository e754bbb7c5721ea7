package dev.candela.macaroons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.rpc.Refusal;
import dev.candela.server.McpServer;
import dev.candela.server.ServerState;
import dev.candela.state.KeyRing;
import dev.candela.testkit.FakeClock;
import dev.candela.testkit.MemoryHttp;
import dev.candela.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whose session it is: of one macaroon as it is, on every node.
final class MacaroonSessionTest {
    private static final String SECRET = "5c".repeat(32);

    private final FakeClock clock = FakeClock.create();
    private final McpServer here = node();
    private final McpServer there = node();
    private final MacaroonBearer bearer = new MacaroonBearer(clock, Library.KEY);
    private final Macaroon broad = Library.macaroon("expiry < 2027-01-01T00:00:00Z");
    private final Macaroon narrow = broad.attenuate(new Caveat.Tool("search"));

    private static McpServer node() {
        return new Library().describe().state(ServerState.inMemory().withKeys(KeyRing.of(SECRET))).build();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private MemoryHttp client(McpServer node, Macaroon macaroon) {
        return MemoryHttp.to(new MacaroonGate(node, clock)).as(bearer.verify(macaroon.text()).orElseThrow());
    }

    private MemoryHttp inSession(MemoryHttp client, String id) {
        return client.with("Mcp-Session-Id", id);
    }

    private String open() {
        return client(here, broad).post(Requests.initialize("2025-11-25")).session().orElseThrow();
    }

    @Test
    void a_session_is_used_with_the_macaroon_that_opened_it() {
        assertThat(inSession(client(here, broad), open()).post(Requests.call("delete")).response())
            .isInstanceOf(Message.Success.class);
    }

    @Test
    void a_narrower_macaroon_does_not_get_into_the_session_of_a_broader_one() {
        String id = open();

        assertThat(inSession(client(here, narrow), id).post(Requests.call("search")).refusal())
            .isEqualTo(Refusal.UNKNOWN_SESSION);
        assertThat(inSession(client(here, narrow), id).end()).contains(Refusal.UNKNOWN_SESSION);
    }

    @Test
    void another_node_takes_the_session_over_for_the_same_macaroon_only() {
        String id = open();

        assertThat(inSession(client(there, narrow), id).post(Requests.call("search")).refusal())
            .isEqualTo(Refusal.UNKNOWN_SESSION);
        assertThat(inSession(client(there, broad), id).post(Requests.call("search")).response())
            .isInstanceOf(Message.Success.class);
        assertThat(inSession(client(there, broad), id).post(Requests.call("delete")).response())
            .isInstanceOf(Message.Success.class);
    }
}
