package dev.candela.examples;

import dev.candela.http.netty.HttpServer;
import dev.candela.schema.NoArguments;
import dev.candela.server.McpServer;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;

/// Two servers in one process, each at a path of its own.
public final class SeveralServers {
    private static final System.Logger LOG = System.getLogger(SeveralServers.class.getName());

    static HttpServer start(int port) {
        var greeter = McpServer.named("greeter", "1.0.0")
            .tool("hello", "Greets", NoArguments.class, (none, call) -> "Hello!")
            .build();
        return HttpServer.mount("/calculator/mcp", Calculator.server())
            .mount("/greeter/mcp", greeter)
            .on("127.0.0.1", port);
    }

    public static void main(String[] args) throws InterruptedException {
        try (var http = start(8808)) {
            LOG.log(Level.INFO, "serving on port {0}", Integer.toString(http.port()));
            new CountDownLatch(1).await();
        }
    }

    private SeveralServers() {}
}
