package dev.candela.app;

import dev.candela.binary.LumenWires;
import dev.candela.demo.DemoServer;
import dev.candela.lumen.link.Insistence;
import dev.candela.lumen.link.LinkSettings;
import dev.candela.rpc.Limits;
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
    public int stdio(Insistence lumen) {
        var only = new OnlyServer(() -> DemoServer.open(Version.read()));
        try (only; var _ = EndOfProcess.run(only::close)) {
            StdioServer.serve(Limits.DEFAULT, only::get, LumenWires.serving(LinkSettings.SERVING.withLumen(lumen)));
        }
        return Exit.OK;
    }

    @Override
    public int listen(Listen where) {
        var server = DemoServer.open(Version.read());
        var listening = new Listening(server, where);
        try {
            listening.start();
        } catch (UncheckedIOException e) {
            listening.close();
            server.close();
            terminal.complain(String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
            return Exit.NOT_STARTED;
        }
        try (var _ = EndOfProcess.run(() -> {
            listening.close();
            server.close();
        })) {
            terminal.tell(listening.greeting());
            waitForEver();
        }
        return Exit.OK;
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
