package dev.candela.feature;

import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.ListResult;
import dev.candela.model.McpError;
import dev.candela.model.Params;
import dev.candela.model.Result;
import dev.candela.model.Tool;
import dev.candela.model.ToolFailure;
import dev.candela.rpc.Exchange;
import java.util.List;

/// The tools of a server. Safe for any thread; may change at run time.
public final class Tools {
    /// A tool with the parameters that its schema mirrors into headers.
    private record Registered(ToolEntry entry, HeaderParams headers) {}

    private final Registry<Registered> registry;
    private final Paging paging;

    public Tools(Paging paging, Runnable changed) {
        this.paging = paging;
        this.registry = new Registry<>(changed);
    }

    /// Adds a tool, or replaces the one of the same name.
    ///
    /// @throws IllegalArgumentException when its schema mirrors parameters in a way that clients would refuse
    public void add(ToolEntry entry) {
        registry.put(entry.tool().name(), new Registered(entry, HeaderParams.of(entry.tool())));
    }

    /// @return false when there was no such tool
    public boolean remove(String name) {
        return registry.remove(name);
    }

    public boolean isEmpty() {
        return registry.isEmpty();
    }

    public List<Tool> all() {
        return registry.all().stream().map(it -> it.entry.tool()).toList();
    }

    public Result list(Exchange exchange, Params.Page params) {
        var page = registry.page(params.cursor(), paging.size());
        var tools = page.values().stream().map(it -> it.entry.tool()).toList();
        return new ListResult.Tools(tools, page.nextCursor(), paging.cache());
    }

    public Result call(Exchange exchange, Params.CallTool params) throws Exception {
        var registered = registry.get(params.name());
        if (registered == null) {
            throw McpError.invalidParams("Unknown tool: " + Quoted.of(params.name())).asException();
        }
        var mirror = exchange.mirror();
        if (mirror != null) {
            registered.headers.check(params.arguments(), mirror);
        }
        var entry = registered.entry;
        var faults = entry.arguments().faults(params.arguments());
        if (!faults.isEmpty()) {
            return CallToolResult.error("Invalid arguments: " + String.join("; ", faults));
        }
        try {
            var result = entry.function().call(params.arguments(), new Call(exchange));
            return result instanceof CallToolResult it ? checked(entry, it) : result;
        } catch (ToolFailure e) {
            return CallToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    /// A result that does not fit its own schema is a bug of the tool, so it ends as one.
    private static Result checked(ToolEntry entry, CallToolResult result) {
        if (entry.tool().outputSchema() == null || result.isError()) {
            return result;
        }
        Json structured = result.structured();
        if (structured == null) {
            throw new IllegalStateException(
                "tool " + entry.tool().name() + ": no structured result (expected: one that fits the output schema)");
        }
        var faults = entry.output().faults(structured);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                "tool " + entry.tool().name() + ": the result does not fit its schema: " + String.join("; ", faults));
        }
        return result;
    }
}
