package dev.candela.feature;

import dev.candela.model.GetPromptResult;
import dev.candela.model.ListResult;
import dev.candela.model.McpError;
import dev.candela.model.Params;
import dev.candela.model.Prompt;
import dev.candela.model.Result;
import dev.candela.rpc.Exchange;
import java.util.Map;
import java.util.Optional;

/// The prompts of a server. Safe for any thread; may change at run time.
public final class Prompts {
    private record Entry(Prompt prompt, PromptFunction function) {}

    private final Registry<Entry> registry;
    private final Paging paging;

    public Prompts(Paging paging, Runnable changed) {
        this.paging = paging;
        this.registry = new Registry<>(changed);
    }

    /// Adds a prompt, or replaces the one of the same name.
    public void add(Prompt prompt, PromptFunction function) {
        if (prompt.name().isEmpty()) {
            throw new IllegalArgumentException("prompt name: empty (expected: a name)");
        }
        registry.put(prompt.name(), new Entry(prompt, function));
    }

    /// @return false when there was no such prompt
    public boolean remove(String name) {
        return registry.remove(name);
    }

    public boolean isEmpty() {
        return registry.isEmpty();
    }

    public Result list(Exchange exchange, Params.Page params) {
        var page = registry.page(params.cursor(), paging.size());
        return new ListResult.Prompts(
            page.values().stream().map(Entry::prompt).toList(), page.nextCursor(), paging.cache());
    }

    public Result get(Exchange exchange, Params.GetPrompt params) throws Exception {
        var entry = registry.get(params.name());
        if (entry == null) {
            throw McpError.invalidParams("Unknown prompt: " + Quoted.of(params.name())).asException();
        }
        for (var argument : entry.prompt.arguments()) {
            if (argument.required() && !params.arguments().containsKey(argument.name())) {
                throw McpError.invalidParams(
                    "arguments." + argument.name() + ": missing (expected: a string)").asException();
            }
        }
        var result = entry.function.get(params.arguments(), new Call(exchange));
        var description = entry.prompt.description();
        return result instanceof GetPromptResult it && it.description() == null && description != null
            ? new GetPromptResult(description, it.messages())
            : result;
    }

    Optional<Prompt> find(String name) {
        return Optional.ofNullable(registry.get(name)).map(Entry::prompt);
    }
}
