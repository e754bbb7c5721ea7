package dev.candela.socket;

import static dev.candela.pipe.CarrierContract.answer;
import static dev.candela.pipe.CarrierContract.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.pipe.CarrierContract;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.rpc.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines of JSON over Unix sockets, and the rules of their files.
final class UnixTest implements CarrierContract {
    @TempDir
    private Path folder;

    private final ScriptedReceiver core = new ScriptedReceiver(Limits.DEFAULT);

    private Path path() {
        return folder.resolve("mcp");
    }

    @Override
    public Server start(ScriptedReceiver receiver) {
        return Listening.on(serve(receiver));
    }

    private SocketServer serve(ScriptedReceiver receiver) {
        return SocketServer.serve(receiver).with(Listening.OPTIONS).on(path());
    }

    @Override
    public String binding() {
        return "unix";
    }

    @Override
    public String remote() {
        return "unix";
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private void assertAnswers() throws IOException {
        try (var client = Listening.unix(UnixDomainSocketAddress.of(path()))) {
            client.send(request(1, "echo"));
            assertThat(client.next()).isEqualTo(answer(1));
        }
    }

    @Test
    void only_the_owner_can_use_the_file_and_it_goes_with_the_server() throws Exception {
        try (var server = serve(core)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path()))).isEqualTo("rw-------");
            assertThat(files()).containsExactly("mcp");
            assertThat(server.address()).isEqualTo(UnixDomainSocketAddress.of(path()));
            assertThat(server.port()).isZero();
            assertAnswers();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void a_socket_that_an_ended_server_left_behind_is_replaced() throws Exception {
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(path()));
        }
        assertThat(files()).containsExactly("mcp");

        try (var _ = serve(core)) {
            assertAnswers();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void a_path_where_somebody_listens_is_refused() throws Exception {
        try (var _ = serve(core)) {
            assertThatThrownBy(() -> serve(core).close())
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .isInstanceOf(BindException.class)
                .hasMessage("path: " + path() + " is in use (expected: a free path)");
            assertAnswers();
            assertThat(files()).containsExactly("mcp");
        }
    }

    @Test
    void anything_else_at_the_path_is_refused_and_left_alone() throws Exception {
        Files.writeString(path(), "precious");
        assertRefused("path: " + path() + " is no socket (expected: nothing, or one of an ended server)");
        assertThat(path()).hasContent("precious");

        Files.delete(path());
        Files.createDirectory(path());
        assertRefused("path: " + path() + " is no socket (expected: nothing, or one of an ended server)");
        assertThat(path()).isDirectory();
    }

    @Test
    void a_link_at_the_path_is_refused_wherever_it_leads() throws Exception {
        Files.createSymbolicLink(path(), folder.resolve("elsewhere"));
        assertRefused("path: " + path() + " is no socket (expected: nothing, or one of an ended server)");
        assertThat(Files.exists(path(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(files()).containsExactly("mcp");
    }

    @Test
    void a_folder_that_does_not_exist_is_refused() {
        var nowhere = folder.resolve("no").resolve("mcp");
        assertThatThrownBy(() -> SocketServer.serve(core).on(nowhere).close())
            .hasRootCauseMessage("path: " + nowhere + " (expected: in a folder that exists)");
    }

    @Test
    void a_path_that_no_address_holds_is_refused() throws Exception {
        var deep = Files.createDirectory(folder.resolve("x".repeat(90))).resolve("mcp");
        assertThatThrownBy(() -> SocketServer.serve(core).on(deep).close())
            .rootCause()
            .hasMessageStartingWith("path: " + deep + " is too long (expected: <= ");
        assertThat(files()).containsExactly("x".repeat(90));
        try (var inside = Files.list(deep.getParent())) {
            assertThat(inside).isEmpty();
        }
    }

    @Test
    void a_file_that_has_taken_the_place_of_the_socket_stays_when_the_server_stops() throws Exception {
        try (var _ = serve(core)) {
            Files.delete(path());
            Files.writeString(path(), "precious");
        }
        assertThat(path()).hasContent("precious");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> serve(core).close()).isInstanceOf(UncheckedIOException.class)
            .hasRootCauseMessage(message);
    }
}
