package dev.candela.feature;

import dev.candela.model.CompleteResult;
import dev.candela.model.McpError;
import dev.candela.model.Params;
import dev.candela.model.Result;
import dev.candela.rpc.Exchange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Who suggests values for what. Safe for any thread; may change at run time.
public final class Completions {
    private record Suggesting(Params.Reference reference, CompletionFunction function) {}

    /// By the name of the argument, which only a few prompts and resources share.
    private final Map<String, List<Suggesting>> functions = new ConcurrentHashMap<>();
    private final Prompts prompts;
    private final Resources resources;

    public Completions(Prompts prompts, Resources resources) {
        this.prompts = prompts;
        this.resources = resources;
    }

    public void add(Params.Reference reference, String argument, CompletionFunction function) {
        functions.merge(argument, List.of(new Suggesting(reference, function)), (those, one) -> Stream.concat(
            those.stream().filter(it -> !it.reference.equals(reference)), one.stream()).toList());
    }

    public boolean isEmpty() {
        return functions.isEmpty();
    }

    public Result complete(Exchange exchange, Params.Complete params) throws Exception {
        requireKnown(params);
        for (var it : functions.getOrDefault(params.argument(), List.of())) {
            if (it.reference.equals(params.reference())) {
                return CompleteResult.firstOf(
                    it.function.suggest(params.value(), params.resolved(), new Call(exchange)));
            }
        }
        return new CompleteResult(List.of(), 0, false);
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
