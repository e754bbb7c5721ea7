package dev.candela.examples;

import dev.candela.http.netty.HttpServer;
import dev.candela.schema.NoArguments;
import dev.candela.server.McpServer;
import java.util.concurrent.CountDownLatch;

/// Two servers in one process, each at a path of its own.
public final class SeveralServers {
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
            System.err.println("serving on port " + http.port());
            new CountDownLatch(1).await();
        }
    }

    private SeveralServers() {}
}
