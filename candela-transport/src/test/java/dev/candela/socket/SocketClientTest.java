package dev.candela.socket;

import static dev.candela.pipe.ScriptedReceiver.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.model.Principal;
import dev.candela.model.RequestId;
import dev.candela.pipe.ClientTls;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.rpc.Limits;
import dev.candela.wire.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The connecting end, with our listening end at the other.
final class SocketClientTest {
    @TempDir
    private Path folder;

    private final ScriptedReceiver there = new ScriptedReceiver(Limits.DEFAULT);
    private final ScriptedReceiver here = new ScriptedReceiver(Limits.DEFAULT);

    private static Message.Request request(int id, String method) {
        return new Message.Request(RequestId.of(id), method, Json.Obj.EMPTY);
    }

    private static SocketClient.Options believing(@Nullable Path authorities) {
        return SocketClient.Options.DEFAULT.withTls(new ClientTls(authorities, null, null));
    }

    @Test
    void messages_go_both_ways() throws Exception {
        try (var server = SocketServer.serve(there).onLoopback(0); var client = new SocketClient();
                var pipe = client.connect(server.address(), here, SocketClient.Options.DEFAULT)) {
            for (int i = 0; i < 200; i++) {
                assertThat(pipe.connection().sink().send(request(i, "echo"))).isTrue();
            }
            Set<Message> answers = new HashSet<>();
            for (int i = 0; i < 200; i++) {
                answers.add(next(here.received).message());
            }
            assertThat(answers).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200)
                .mapToObj(i -> new Message.Success(RequestId.of(i), Json.Obj.EMPTY)).toList());

            var asked = Objects.requireNonNull(next(there.received).context().connection());
            assertThat(asked.sink().send(request(7, "echo"))).isTrue();
            assertThat(next(here.received).message()).isEqualTo(request(7, "echo"));
            while (!(next(there.received).message() instanceof Message.Success(var id, _))
                || !id.equals(RequestId.of(7))) {
                // The requests came first.
            }
        }
    }

    @Test
    void closing_one_end_ends_the_other() throws Exception {
        try (var server = SocketServer.serve(there).on(folder.resolve("mcp")); var client = new SocketClient()) {
            var pipe = client.connect(server.address(), here, SocketClient.Options.DEFAULT);
            pipe.connection().sink().send(new Message.Notification("last", Json.Obj.EMPTY));
            pipe.close();

            var last = next(there.received);
            assertThat(last.message()).isEqualTo(new Message.Notification("last", Json.Obj.EMPTY));
            assertThat(last.context().binding()).isEqualTo("unix");
            assertThat(next(there.closed)).isSameAs(last.context().connection());
            assertThat(next(here.closed)).isSameAs(pipe.connection());
            assertThat(pipe.isOpen()).isFalse();
            assertThat(pipe.connection().sink().send(request(1, "echo"))).isFalse();
        }
    }

    @Test
    void a_server_that_stops_ends_the_connection() throws Exception {
        var server = SocketServer.serve(there).onLoopback(0);
        try (var client = new SocketClient();
                var pipe = client.connect(server.address(), here, SocketClient.Options.DEFAULT)) {
            server.close();

            assertThat(next(here.closed)).isSameAs(pipe.connection());
            assertThat(pipe.isOpen()).isFalse();
        }
    }

    @Test
    void where_nobody_listens_nothing_is_connected() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var client = new SocketClient()) {
            assertThatThrownBy(() -> client.connect(address, here, SocketClient.Options.DEFAULT).close())
                .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void a_certificate_that_names_the_host_is_believed() throws Exception {
        try (var server = SocketServer.serve(there).with(Listening.encrypted()).onLoopback(0);
                var client = new SocketClient();
                var pipe = client.connect(new InetSocketAddress("localhost", server.port()), here,
                    believing(Listening.CERTIFICATE))) {
            pipe.connection().sink().send(request(1, "echo"));
            assertThat(next(here.received).message())
                .isEqualTo(new Message.Success(RequestId.of(1), Json.Obj.EMPTY));
        }
    }

    @Test
    void a_certificate_that_names_another_host_or_is_signed_by_nobody_known_is_not_believed() throws Exception {
        try (var server = SocketServer.serve(there).with(Listening.encrypted()).onLoopback(0);
                var client = new SocketClient()) {
            var other = new InetSocketAddress("127.0.0.2", server.port());
            var named = new InetSocketAddress("localhost", server.port());

            assertThatThrownBy(() -> client.connect(named, here, believing(null)).close())
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("unable to find valid certification path");
            try (var everywhere = SocketServer.serve(there).with(Listening.encrypted())
                    .on(new InetSocketAddress("0.0.0.0", 0))) {
                var byAddress = new InetSocketAddress(other.getAddress(), everywhere.port());
                assertThatThrownBy(() -> client.connect(byAddress, here, believing(Listening.CERTIFICATE)).close())
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("127.0.0.2");
            }
            assertThat(there.received).isEmpty();
            assertThat(here.closed).isEmpty();
        }
    }

    @Test
    void a_client_that_must_show_a_certificate_is_known_by_it() throws Exception {
        var options = Listening.OPTIONS.withTls(
            new SocketOptions.Tls(Listening.CERTIFICATE, Listening.KEY, Listening.CERTIFICATE));
        try (var server = SocketServer.serve(there).with(options).onLoopback(0); var client = new SocketClient()) {
            var address = new InetSocketAddress("localhost", server.port());
            var shown = SocketClient.Options.DEFAULT.withTls(
                new ClientTls(Listening.CERTIFICATE, Listening.CERTIFICATE, Listening.KEY));
            try (var pipe = client.connect(address, here, shown)) {
                pipe.connection().sink().send(request(1, "echo"));
                assertThat(next(there.received).context().principal()).isEqualTo(new Principal("CN=localhost"));
            }
            assertThat(next(here.closed)).isNotNull();

            try (var pipe = client.connect(address, here, believing(Listening.CERTIFICATE))) {
                pipe.connection().sink().send(request(2, "echo"));
                assertThat(next(here.closed)).isSameAs(pipe.connection());
            } catch (IOException _) {
                assertThat(here.closed).isEmpty();
            }
            assertThat(there.received).isEmpty();
        }
    }

    @Test
    void an_other_end_that_never_agrees_on_the_encryption_is_not_waited_for() throws Exception {
        var hasty = new SocketClient.Options(SocketClient.Options.DEFAULT.wires(),
            new ClientTls(Listening.CERTIFICATE, null, null), Duration.ofMillis(200), Duration.ofSeconds(1),
            Duration.ofSeconds(1));
        try (var silent = new ServerSocket(0); var client = new SocketClient()) {
            assertThatThrownBy(() -> client.connect(new InetSocketAddress("localhost", silent.getLocalPort()), here,
                hasty).close()).isInstanceOf(SocketTimeoutException.class)
                .hasMessage("connection: not ready (expected: within 200 ms, and without an interrupt)");
        }
    }
}
