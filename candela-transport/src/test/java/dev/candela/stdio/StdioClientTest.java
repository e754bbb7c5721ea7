package dev.candela.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.binary.LumenWires;
import dev.candela.json.Json;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.model.RequestId;
import dev.candela.pipe.Wires;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.wire.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that starts its server, whatever that speaks.
class StdioClientTest {
    private static final Message PING = new Message.Request(RequestId.of(1), "ping", Json.Obj.EMPTY);
    private static final Message PONG = new Message.Success(RequestId.of(1), Json.Obj.EMPTY);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Connection> ends = new LinkedBlockingQueue<>();
    private final Receiver receiver = new Receiver() {
        @Override
        public Limits limits() {
            return Limits.DEFAULT;
        }

        @Override
        public Work receive(Message message, TransportContext context, Sink sink) {
            messages.add(message);
            return Work.NONE;
        }

        @Override
        public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
            return Work.NONE;
        }

        @Override
        public Optional<Refusal> end(TransportContext context) {
            return Optional.empty();
        }

        @Override
        public void closed(Connection connection) {
            ends.add(connection);
        }
    };

    private static List<String> child(String... args) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
            LumenChild.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private static Wires lumen(Insistence insistence, Duration patience) {
        return LumenWires.calling(LinkSettings.CALLING.withLumen(insistence), patience);
    }

    private @Nullable Message next() throws InterruptedException {
        return messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefer", "require"})
    void a_server_that_speaks_lumen_is_spoken_to_in_lumen(String server) throws Exception {
        var options = StdioClient.Options.of(child(server)).withWires(lumen(Insistence.REQUIRE, PATIENCE));
        try (var client = StdioClient.start(options, receiver)) {
            assertThat(client.connection().sink().send(PING)).isTrue();
            assertThat(next()).isEqualTo(PONG);
        }
    }

    @Test
    void a_server_that_speaks_json_only_is_spoken_to_in_json() throws Exception {
        var options = StdioClient.Options.of(child("off"))
            .withWires(lumen(Insistence.PREFER, Duration.ofMillis(300)));
        try (var client = StdioClient.start(options, receiver)) {
            client.connection().sink().send(PING);
            assertThat(next()).isEqualTo(PONG);
        }
    }

    @Test
    void a_server_that_serves_nothing_but_lumen_ends_a_client_of_lines() throws Exception {
        try (var client = StdioClient.start(StdioClient.Options.of(child("require")), receiver)) {
            client.connection().sink().send(PING);
            assertThat(ends.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(client.connection());
        }
    }

    @Test
    void a_client_that_requires_lumen_sends_nothing_to_a_server_without() throws Exception {
        var options = StdioClient.Options.of(child("off"))
            .withWires(lumen(Insistence.REQUIRE, Duration.ofMillis(300)));
        try (var client = StdioClient.start(options, receiver)) {
            assertThat(client.connection().sink().send(PING)).isFalse();
        }
    }

    @Test
    void a_server_that_acknowledges_too_late_is_started_again_and_gets_what_it_has_not_understood(@TempDir Path folder)
        throws Exception {
        var options = StdioClient.Options.of(child("late", folder.resolve("been-here").toString()))
            .withWires(lumen(Insistence.PREFER, Duration.ofMillis(100)));
        try (var client = StdioClient.start(options, receiver)) {
            client.connection().sink().send(PING);
            assertThat(next()).isEqualTo(PONG);
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void a_server_that_does_not_end_when_its_input_does_is_ended() throws Exception {
        var options = StdioClient.Options.of(List.of("sleep", "600")).withStop(Duration.ofMillis(200));
        var client = StdioClient.start(options, receiver);
        try (client) {
            assertThat(client.exitCode()).isEmpty();
        }
        assertThat(client.exitCode()).isPresent();
        assertThat(ends.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(client.connection());
    }

    @Test
    void a_server_that_ends_by_itself_leaves_its_code_and_its_last_words() throws Exception {
        var options = StdioClient.Options.of(List.of("sh", "-c", "echo no licence >&2; exit 3"));
        var client = StdioClient.start(options, receiver);
        try (client) {
            assertThat(ends.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(client.connection());
        }
        assertThat(client.exitCode()).contains(3);
        assertThat(client.lastErrors()).containsExactly("no licence");
    }

    @Test
    void a_program_that_is_not_there_is_one_clear_failure() {
        assertThatThrownBy(() -> StdioClient.start(StdioClient.Options.of(List.of("/no/such/program")), receiver))
            .isInstanceOf(IOException.class).hasMessageContaining("/no/such/program");
    }
}
