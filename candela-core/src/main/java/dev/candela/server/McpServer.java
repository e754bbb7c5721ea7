package dev.candela.server;

import dev.candela.era.FrontDoor;
import dev.candela.json.Json;
import dev.candela.model.Implementation;
import dev.candela.model.LogLevel;
import dev.candela.model.Prompt;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.ServerEvent;
import dev.candela.rpc.Connection;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Receiver;
import dev.candela.rpc.Refusal;
import dev.candela.rpc.Sink;
import dev.candela.rpc.TransportContext;
import dev.candela.rpc.Work;
import dev.candela.state.EventBus;
import dev.candela.wire.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An MCP server: what it offers, in every revision of the protocol, for any number of bindings at once.
///
/// ```java
/// McpServer server = McpServer.named("calculator", "1.0.0")
///     .tool("add", "Adds two numbers", Add.class, Sum.class, (add, call) -> new Sum(add.a() + add.b()))
///     .build();
/// ```
///
/// Hand it to a binding to serve it. Safe for any thread; what it offers may change at any time, and clients that want
/// to know are told.
public final class McpServer implements Receiver, AutoCloseable {
    private final FrontDoor door;
    private final Features features;
    private final EventBus bus;
    private final Implementation info;

    McpServer(Implementation info, Features features, FrontDoor door, EventBus bus) {
        this.info = info;
        this.features = features;
        this.door = door;
        this.bus = bus;
    }

    /// Describes a server.
    public static McpServerBuilder named(String name, String version) {
        return new McpServerBuilder(Implementation.of(name, version));
    }

    public Implementation info() {
        return info;
    }

    /// Adds a tool, or replaces the one of the same name.
    public void add(ToolDefinition tool) {
        features.add(tool);
    }

    public boolean removeTool(String name) {
        return features.tools().remove(name);
    }

    /// Adds a resource, or replaces the one of the same URI.
    public void add(Resource resource, ResourceHandler handler) {
        features.add(resource, handler);
    }

    /// Adds a family of resources, or replaces the one of the same template.
    public void add(ResourceTemplate template, ResourceHandler handler) {
        features.add(template, handler);
    }

    /// @param uri  of a resource, or a template
    public boolean removeResource(String uri) {
        return features.resources().remove(uri);
    }

    /// Adds a prompt, or replaces the one of the same name.
    public void add(Prompt prompt, PromptHandler handler) {
        features.add(prompt, handler);
    }

    public boolean removePrompt(String name) {
        return features.prompts().remove(name);
    }

    /// Tells those who subscribed to a resource that it has changed.
    public void updated(String uri) {
        bus.publish(new ServerEvent.ResourceUpdated(uri));
    }

    /// Tells something to every session whose threshold the level reaches. Requests that are running do not get it;
    /// for those see [dev.candela.feature.Call#log].
    ///
    /// @param logger  who says it; null for nobody in particular
    public void log(LogLevel level, @Nullable String logger, Json data) {
        bus.publish(new ServerEvent.Logged(level, logger, data));
    }

    /// Tells clients that a list has changed for a reason that the server cannot see by itself.
    public void changed(ServerEvent event) {
        features.changed(event);
    }

    @Override
    public Limits limits() {
        return door.limits();
    }

    @Override
    public Work receive(Message message, TransportContext context, Sink sink) {
        return door.receive(message, context, sink);
    }

    @Override
    public Work attach(TransportContext context, @Nullable String lastEventId, Sink sink) {
        return door.attach(context, lastEventId, sink);
    }

    @Override
    public Optional<Refusal> end(TransportContext context) {
        return door.end(context);
    }

    @Override
    public void closed(Connection connection) {
        door.closed(connection);
    }

    /// Ends subscriptions with their results and interrupts what is running. Close the bindings first.
    @Override
    public void close() {
        door.close();
    }
}
