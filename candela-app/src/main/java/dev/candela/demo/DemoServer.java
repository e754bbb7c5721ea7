package dev.candela.demo;

import dev.candela.server.McpServer;
import dev.candela.server.McpServerBuilder;
import java.util.concurrent.atomic.AtomicReference;

/// Puts the demo server together.
public final class DemoServer {
    private DemoServer() {}

    public static McpServer open(String version) {
        return open(McpServer.named("candela-demo", version));
    }

    /// @param builder  may bring limits and state of its own
    public static McpServer open(McpServerBuilder builder) {
        builder
            .title("Candela demo")
            .instructions("A server to try clients with. Begin with the tools echo, add, slow, emit and deploy.");
        var server = new AtomicReference<McpServer>();
        EverydayTools.offer(builder, server::get);
        ContentTools.offer(builder);
        TalkingTools.offer(builder);
        InputTools.offer(builder);
        SchemaTools.offer(builder);
        TriggerTools.offer(builder, server::get);
        DemoResources.offer(builder);
        DemoPrompts.offer(builder);
        server.set(builder.build());
        return server.get();
    }
}
