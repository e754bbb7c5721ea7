package dev.candela.server;

import dev.candela.era.FrontDoor;
import dev.candela.era.Kernel;
import dev.candela.feature.CompletionFunction;
import dev.candela.feature.Paging;
import dev.candela.json.Json;
import dev.candela.model.CacheHint;
import dev.candela.model.Implementation;
import dev.candela.model.Params;
import dev.candela.model.Prompt;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.ServerFacts;
import dev.candela.model.Tool;
import dev.candela.rpc.Interceptor;
import dev.candela.rpc.Limits;
import dev.candela.schema.OfflineSchemaValidator;
import dev.candela.schema.SchemaLimits;
import dev.candela.schema.SchemaValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Describes a server step by step. Not safe for more than one thread; [#build] may be called once.
public final class McpServerBuilder {
    private final List<Consumer<Features>> offered = new ArrayList<>();
    private final List<Interceptor> interceptors = new ArrayList<>();
    private Implementation info;
    private @Nullable String instructions;
    private Paging paging = Paging.DEFAULT;
    private CacheHint discovery = CacheHint.NONE;
    private Limits limits = Limits.DEFAULT;
    private Features.Offer offer = new Features.Offer(false, false, false, false, true);
    private Json.Obj experimental = Json.Obj.EMPTY;
    private Json.Obj extensions = Json.Obj.EMPTY;
    private SchemaValidator validator = new OfflineSchemaValidator(SchemaLimits.DEFAULT);
    private ServerState state = ServerState.inMemory();

    McpServerBuilder(Implementation info) {
        this.info = info;
    }

    /// The name that people see.
    public McpServerBuilder title(String title) {
        info = new Implementation(info.name(), info.version(), title, info.description(), info.websiteUrl(),
            info.icons());
        return this;
    }

    /// Says more about the server than its name.
    public McpServerBuilder described(Implementation all) {
        info = all;
        return this;
    }

    /// How to use the server, for the model.
    public McpServerBuilder instructions(String text) {
        instructions = text;
        return this;
    }

    /// A tool that takes a record and returns a record.
    public <I, O> McpServerBuilder tool(
        String name, String description, Class<I> input, Class<O> output, ToolHandler<I, O> handler) {
        return tool(ToolDefinition.typed(name, description, input, output, handler));
    }

    /// A tool that takes a record and returns text, content, a record or a result.
    public <I> McpServerBuilder tool(String name, String description, Class<I> input, ToolHandler<I, ?> handler) {
        return tool(ToolDefinition.typed(name, description, input, handler));
    }

    /// A tool whose schemas its author has written.
    public McpServerBuilder tool(Tool tool, ToolHandler<Json.Obj, ?> handler) {
        return tool(ToolDefinition.of(tool, handler));
    }

    public McpServerBuilder tool(ToolDefinition tool) {
        offered.add(it -> it.add(tool));
        return this;
    }

    public McpServerBuilder resource(Resource resource, ResourceHandler handler) {
        offered.add(it -> it.add(resource, handler));
        return this;
    }

    /// A family of resources. A plain resource of the same URI comes first, then the family registered first.
    public McpServerBuilder template(ResourceTemplate template, ResourceHandler handler) {
        offered.add(it -> it.add(template, handler));
        return this;
    }

    public McpServerBuilder prompt(Prompt prompt, PromptHandler handler) {
        offered.add(it -> it.add(prompt, handler));
        return this;
    }

    /// Suggests values for an argument of a prompt.
    public McpServerBuilder completePrompt(String prompt, String argument, CompletionFunction function) {
        offered.add(it -> it.complete(new Params.Reference.ToPrompt(prompt), argument, function));
        return this;
    }

    /// Suggests values for a variable of a resource template.
    public McpServerBuilder completeTemplate(String uriTemplate, String variable, CompletionFunction function) {
        offered.add(it -> it.complete(new Params.Reference.ToResource(uriTemplate), variable, function));
        return this;
    }

    /// Offers these from the start, also while there are none yet.
    public McpServerBuilder offering(boolean tools, boolean resources, boolean prompts, boolean completions) {
        offer = new Features.Offer(tools, resources, prompts, completions, offer.logging());
        return this;
    }

    /// Sends no log messages and does not say that it does.
    public McpServerBuilder withoutLogging() {
        offer = new Features.Offer(offer.tools(), offer.resources(), offer.prompts(), offer.completions(), false);
        return this;
    }

    /// Behaviour around every request. The first that was added is outermost.
    public McpServerBuilder intercept(Interceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    /// Things per page of a list; 50 unless said otherwise.
    public McpServerBuilder pageSize(int things) {
        paging = new Paging(things, paging.cache());
        return this;
    }

    /// How long clients may keep lists and the server's description; not at all unless said otherwise.
    public McpServerBuilder cache(CacheHint hint) {
        paging = new Paging(paging.size(), hint);
        discovery = hint;
        return this;
    }

    public McpServerBuilder limits(Limits all) {
        limits = all;
        return this;
    }

    /// Settings of experimental capabilities, by name.
    public McpServerBuilder experimental(Json.Obj settings) {
        experimental = settings;
        return this;
    }

    /// Settings of extensions, by id.
    public McpServerBuilder extensions(Json.Obj settings) {
        extensions = settings;
        return this;
    }

    /// Checks schemas that authors have written, and the values of forms.
    public McpServerBuilder validator(SchemaValidator port) {
        validator = port;
        return this;
    }

    /// Where everything is kept that outlives a request; in memory, with a random key, unless said otherwise.
    public McpServerBuilder state(ServerState ports) {
        state = ports;
        return this;
    }

    public McpServer build() {
        var ports = state.open(limits);
        var changes = new ListChanges(ports.bus(), ports.timers());
        var features = new Features(paging, validator, changes, offer);
        offered.forEach(it -> it.accept(features));
        Supplier<ServerFacts> facts = () ->
            new ServerFacts(info, instructions, features.capabilities(experimental, extensions), discovery);
        var door = new FrontDoor(new Kernel(
            facts, features.handlers(interceptors), limits, new FormCheck(validator), ports));
        changes.open();
        return new McpServer(info, features, door, ports.bus());
    }
}
