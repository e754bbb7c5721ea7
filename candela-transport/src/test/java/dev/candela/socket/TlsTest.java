package dev.candela.socket;

import static dev.candela.pipe.CarrierContract.answer;
import static dev.candela.pipe.CarrierContract.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.pipe.CarrierContract;
import dev.candela.pipe.ScriptedReceiver;
import dev.candela.rpc.Limits;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Lines of JSON over TCP with TLS.
final class TlsTest implements CarrierContract {
    @Override
    public Server start(ScriptedReceiver receiver) {
        return Listening.on(SocketServer.serve(receiver).with(Listening.encrypted()).onLoopback(0));
    }

    @Override
    public String binding() {
        return "tcp";
    }

    @Override
    public String remote() {
        return "127.0.0.1";
    }

    @Test
    void who_does_not_speak_tls_is_let_go_and_others_are_served() throws Exception {
        var receiver = new ScriptedReceiver(Limits.DEFAULT);
        try (var server = SocketServer.serve(receiver).with(Listening.encrypted()).onLoopback(0);
                var plain = Listening.plain(server); var client = Listening.tls(server)) {
            plain.send(request(1, "echo"));
            assertThat(plain.isClosed()).isTrue();

            client.send(request(2, "echo"));
            assertThat(client.next()).isEqualTo(answer(2));
            assertThat(receiver.received).hasSize(1);
        }
    }

    @Test
    void files_that_are_no_certificates_are_one_clear_failure() {
        var here = Path.of("pom.xml");
        var options = SocketOptions.DEFAULT.withTls(new SocketOptions.Tls(here, here, null));
        assertThatThrownBy(() -> SocketServer.serve(new ScriptedReceiver(Limits.DEFAULT)).with(options)
            .onLoopback(0).close())
            .isInstanceOf(UncheckedIOException.class)
            .hasMessage("tls: pom.xml, pom.xml (expected: a certificate chain and its PKCS #8 key, in PEM)");
    }
}
