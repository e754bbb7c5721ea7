package dev.candela.app;

import dev.candela.server.McpServer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A server that is opened when somebody wants it, and closed if it was. Safe for any thread.
final class OnlyServer implements AutoCloseable {
    private final Supplier<McpServer> opener;
    private @Nullable McpServer opened;

    OnlyServer(Supplier<McpServer> opener) {
        this.opener = opener;
    }

    synchronized McpServer get() {
        var it = opened == null ? opener.get() : opened;
        opened = it;
        return it;
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
