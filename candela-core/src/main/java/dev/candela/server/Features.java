package dev.candela.server;

import dev.candela.feature.CompletionFunction;
import dev.candela.feature.Completions;
import dev.candela.feature.Paging;
import dev.candela.feature.Prompts;
import dev.candela.feature.Resources;
import dev.candela.feature.Tools;
import dev.candela.json.Json;
import dev.candela.model.Params;
import dev.candela.model.Prompt;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.ServerCapabilities;
import dev.candela.model.ServerEvent;
import dev.candela.rpc.Handlers;
import dev.candela.rpc.Interceptor;
import dev.candela.schema.SchemaValidator;
import dev.candela.wire.Method;
import java.util.List;

/// What a server offers, in one place, and the methods that serve it.
final class Features {
    private final SchemaValidator validator;
    private final ListChanges changes;
    private final Tools tools;
    private final Resources resources;
    private final Prompts prompts;
    private final Completions completions;
    private final Offer offer;

    /// What is offered even while there is nothing of it yet.
    record Offer(boolean tools, boolean resources, boolean prompts, boolean completions, boolean logging) {}

    Features(Paging paging, SchemaValidator validator, ListChanges changes, Offer offer) {
        this.validator = validator;
        this.changes = changes;
        this.offer = offer;
        this.tools = new Tools(paging, () -> changes.changed(new ServerEvent.ToolsChanged()));
        this.resources = new Resources(paging, () -> changes.changed(new ServerEvent.ResourcesChanged()));
        this.prompts = new Prompts(paging, () -> changes.changed(new ServerEvent.PromptsChanged()));
        this.completions = new Completions(prompts, resources);
    }

    Tools tools() {
        return tools;
    }

    Resources resources() {
        return resources;
    }

    Prompts prompts() {
        return prompts;
    }

    void add(ToolDefinition tool) {
        tools.add(tool.entry(validator));
    }

    void add(Resource resource, ResourceHandler handler) {
        resources.add(resource, (request, call) ->
            Returned.contents(request.uri(), resource.mimeType(), handler.read(request, call)));
    }

    void add(ResourceTemplate template, ResourceHandler handler) {
        resources.add(template, (request, call) ->
            Returned.contents(request.uri(), template.mimeType(), handler.read(request, call)));
    }

    void add(Prompt prompt, PromptHandler handler) {
        prompts.add(prompt, (arguments, call) -> Returned.prompt(handler.get(arguments, call)));
    }

    void complete(Params.Reference reference, String argument, CompletionFunction function) {
        completions.add(reference, argument, function);
    }

    void changed(ServerEvent event) {
        changes.changed(event);
    }

    private boolean hasTools() {
        return offer.tools || !tools.isEmpty();
    }

    private boolean hasResources() {
        return offer.resources || !resources.isEmpty();
    }

    private boolean hasPrompts() {
        return offer.prompts || !prompts.isEmpty();
    }

    private boolean hasCompletions() {
        return offer.completions || !completions.isEmpty();
    }

    ServerCapabilities capabilities(Json.Obj experimental, Json.Obj extensions) {
        return new ServerCapabilities(hasTools(), hasResources(), hasPrompts(), hasCompletions(), offer.logging,
            experimental, extensions);
    }

    Handlers handlers(List<Interceptor> interceptors) {
        return Handlers.builder()
            .on(Method.TOOLS_LIST, tools::list, this::hasTools)
            .on(Method.TOOLS_CALL, tools::call, this::hasTools)
            .on(Method.RESOURCES_LIST, resources::list, this::hasResources)
            .on(Method.RESOURCES_TEMPLATES_LIST, resources::listTemplates, this::hasResources)
            .on(Method.RESOURCES_READ, resources::read, this::hasResources)
            .on(Method.PROMPTS_LIST, prompts::list, this::hasPrompts)
            .on(Method.PROMPTS_GET, prompts::get, this::hasPrompts)
            .on(Method.COMPLETION_COMPLETE, completions::complete, this::hasCompletions)
            .around(interceptors)
            .build();
    }
}
