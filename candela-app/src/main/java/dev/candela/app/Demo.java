package dev.candela.app;

import dev.candela.demo.DemoServer;
import dev.candela.http.HttpOptions;
import dev.candela.http.netty.HttpServer;
import dev.candela.stdio.StdioServer;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/// Serves the demo server until the end: of standard input, or by a signal.
final class Demo implements DemoLauncher {
    private final Terminal terminal;

    Demo(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int stdio() {
        try (var server = DemoServer.open(Version.read()); var _ = EndOfProcess.run(server::close)) {
            StdioServer.serve(server);
        }
        return Exit.OK;
    }

    @Override
    public int http(HttpListen listen) {
        var server = DemoServer.open(Version.read());
        try {
            var http = HttpServer.serve(server).with(options(listen))
                .on(listen.address().getAddress().getHostAddress(), listen.address().getPort());
            try (var _ = EndOfProcess.run(() -> {
                http.close();
                server.close();
            })) {
                terminal.tell(DemoGreeting.text(listen, http.port()));
                waitForEver();
            }
            return Exit.OK;
        } catch (UncheckedIOException e) {
            server.close();
            terminal.complain(String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
            return Exit.NOT_STARTED;
        }
    }

    private static HttpOptions options(HttpListen listen) {
        var token = listen.token();
        return token == null ? HttpOptions.DEFAULT
            : HttpOptions.DEFAULT.withAuthenticator(token.bearer());
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
