package dev.candela.demo;

import dev.candela.model.ServerEvent;
import dev.candela.schema.Default;
import dev.candela.schema.Doc;
import dev.candela.schema.NoArguments;
import dev.candela.server.McpServer;
import dev.candela.server.McpServerBuilder;
import java.util.function.Supplier;

/// Tools that change what the server offers.
final class TriggerTools {
    private TriggerTools() {}

    record Uri(@Doc("of the resource that has changed") @Default("\"test://watched-resource\"") String uri) {}

    static void offer(McpServerBuilder server, Supplier<McpServer> self) {
        server
            .tool("test_trigger_tool_change", "Tells that the tools have changed", NoArguments.class, (_, _) -> {
                self.get().changed(new ServerEvent.ToolsChanged());
                return "tools changed";
            })
            .tool("test_trigger_prompt_change", "Tells that the prompts have changed", NoArguments.class, (_, _) -> {
                self.get().changed(new ServerEvent.PromptsChanged());
                return "prompts changed";
            })
            .tool("test_trigger_resource_update", "Tells that a resource has changed", Uri.class, (it, _) -> {
                self.get().updated(it.uri());
                return "updated " + it.uri();
            });
    }
}
