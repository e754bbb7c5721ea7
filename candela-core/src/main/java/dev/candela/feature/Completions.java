package dev.candela.feature;

import dev.candela.model.CompleteResult;
import dev.candela.model.McpError;
import dev.candela.model.Params;
import dev.candela.model.Result;
import dev.candela.rpc.Exchange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who suggests values for what. Safe for any thread; may change at run time.
public final class Completions {
    private record Key(Params.Reference reference, String argument) {}

    private final Map<Key, CompletionFunction> functions = new ConcurrentHashMap<>();
    private final Prompts prompts;
    private final Resources resources;

    public Completions(Prompts prompts, Resources resources) {
        this.prompts = prompts;
        this.resources = resources;
    }

    public void add(Params.Reference reference, String argument, CompletionFunction function) {
        functions.put(new Key(reference, argument), function);
    }

    public boolean isEmpty() {
        return functions.isEmpty();
    }

    public Result complete(Exchange exchange, Params.Complete params) throws Exception {
        requireKnown(params);
        var function = functions.get(new Key(params.reference(), params.argument()));
        return function == null
            ? new CompleteResult(List.of(), 0, false)
            : CompleteResult.firstOf(function.suggest(params.value(), params.resolved(), new Call(exchange)));
    }

    /// An argument that nobody completes has no suggestions; one that does not exist is an error.
    private void requireKnown(Params.Complete params) {
        boolean known = switch (params.reference()) {
            case Params.Reference.ToPrompt(var name) -> prompts.find(name).stream()
                .flatMap(it -> it.arguments().stream()).anyMatch(it -> it.name().equals(params.argument()));
            case Params.Reference.ToResource(var uri) -> resources.template(uri).stream()
                .flatMap(it -> UriTemplate.parse(it.uriTemplate()).variables().stream())
                .anyMatch(it -> it.equals(params.argument()));
        };
        if (!known) {
            throw McpError.invalidParams("argument: unknown for that reference (expected: one of its arguments)")
                .asException();
        }
    }
}
