package dev.candela.server;

import static dev.candela.server.Texts.modern;
import static dev.candela.server.Texts.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.rpc.Limits;
import dev.candela.state.SessionState;
import dev.candela.state.SessionStore;
import dev.candela.state.StateUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What happens to requests when a server, or what it depends on, goes away.
final class ClosingTest {
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private String waits() throws InterruptedException {
        running.countDown();
        try {
            return new CountDownLatch(1).await(5, TimeUnit.SECONDS) ? "never" : "late";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Test
    void a_server_that_closes_interrupts_what_runs_and_ends_subscriptions_with_their_results()
        throws InterruptedException {
        var rig = new Rig(it -> it.tool(Rig.tool("waits"), (_, _) -> waits()));
        var call = rig.http().post(modern("1", "tools/call", Texts.tool("waits")));
        var news = rig.http().post(modern("2", "subscriptions/listen",
            "{\"notifications\":{\"toolsListChanged\":true}}"));
        assertThat(news.notified().method()).isEqualTo("notifications/subscriptions/acknowledged");
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();

        rig.close();

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(call.ended().done().all()).isEmpty();
        assertThat(news.result().text("resultType")).hasValue("complete");
    }

    /// A store that cannot be reached.
    private static final class Unreachable implements SessionStore {
        private static StateUnavailable failure() {
            return new StateUnavailable("store", new IOException("unreachable"));
        }

        @Override
        public Optional<Versioned> find(String id) {
            throw failure();
        }

        @Override
        public Replaced replace(String id, long seen, SessionState state, Duration idle) {
            throw failure();
        }

        @Override
        public boolean touch(String id, Duration idle) {
            throw failure();
        }

        @Override
        public boolean remove(String id) {
            throw failure();
        }

        @Override
        public List<String> expire() {
            throw failure();
        }
    }

    @Test
    void a_store_that_cannot_be_reached_leaves_no_request_behind_and_the_modern_era_untouched() {
        var time = new TestTime();
        try (var server = Rig.echo(McpServer.named("rig", "1")).limits(Limits.DEFAULT.withRequests(1, 1))
            .state(ServerState.inMemory().withTime(time, time).withSessions(_ -> new Unreachable())).build();
            var rig = new Rig(time, server)) {
            var client = rig.http();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> client.post(Texts.initialize("1", "2025-11-25", "{}")))
                    .isInstanceOf(StateUnavailable.class);
            }

            assertThat(client.post(modern("1", "tools/call", Texts.tool("echo"))).answer()).isEqualTo("hello");
            assertThat(rig.pipe().ask(request("1", "ping", "{}")).isEmpty()).isTrue();
        }
    }
}
