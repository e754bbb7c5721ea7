package dev.candela.feature;

import dev.candela.json.Json;
import dev.candela.model.ListResult;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Params;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.Result;
import dev.candela.rpc.Exchange;
import java.util.Map;
import java.util.Optional;

/// The resources and resource templates of a server. Safe for any thread; may change at run time.
public final class Resources {
    private record Plain(Resource resource, ResourceFunction function) {}

    private record Family(ResourceTemplate template, UriTemplate uris, ResourceFunction function) {}

    private final Registry<Plain> plain;
    private final Registry<Family> families;
    private final Paging paging;

    public Resources(Paging paging, Runnable changed) {
        this.paging = paging;
        this.plain = new Registry<>(changed);
        this.families = new Registry<>(changed);
    }

    /// Adds a resource, or replaces the one of the same URI.
    public void add(Resource resource, ResourceFunction function) {
        if (resource.uri().isEmpty()) {
            throw new IllegalArgumentException("resource uri: empty (expected: a URI)");
        }
        plain.put(resource.uri(), new Plain(resource, function));
    }

    /// Adds a family of resources, or replaces the one of the same template.
    ///
    /// @throws IllegalArgumentException when the template cannot be read
    public void add(ResourceTemplate template, ResourceFunction function) {
        families.put(template.uriTemplate(),
            new Family(template, UriTemplate.parse(template.uriTemplate()), function));
    }

    /// @param uri  of a resource, or a template
    /// @return false when there was no such resource
    public boolean remove(String uri) {
        return plain.remove(uri) || families.remove(uri);
    }

    public boolean isEmpty() {
        return plain.isEmpty() && families.isEmpty();
    }

    public Result list(Exchange exchange, Params.Page params) {
        var page = plain.page(params.cursor(), paging.size());
        return new ListResult.Resources(
            page.values().stream().map(Plain::resource).toList(), page.nextCursor(), paging.cache());
    }

    public Result listTemplates(Exchange exchange, Params.Page params) {
        var page = families.page(params.cursor(), paging.size());
        return new ListResult.Templates(
            page.values().stream().map(Family::template).toList(), page.nextCursor(), paging.cache());
    }

    /// Reads the resource of that very URI, or else of the first template that covers it.
    public Result read(Exchange exchange, Params.ReadResource params) throws Exception {
        var exact = plain.get(params.uri());
        if (exact != null) {
            return exact.function.read(new ResourceRequest(params.uri(), Map.of()), new Call(exchange));
        }
        for (var family : families.all()) {
            var variables = family.uris.match(params.uri());
            if (variables.isPresent()) {
                return family.function.read(
                    new ResourceRequest(params.uri(), variables.get()), new Call(exchange));
            }
        }
        throw notFound(params.uri());
    }

    /// Whether a URI names something that can be read, now or by a template.
    public boolean covers(String uri) {
        return plain.get(uri) != null || families.all().stream().anyMatch(it -> it.uris.match(uri).isPresent());
    }

    Optional<ResourceTemplate> template(String uriTemplate) {
        return Optional.ofNullable(families.get(uriTemplate)).map(Family::template);
    }

    /// Ends a request for a resource that is not there; also for handlers whose template covers more than exists.
    public static McpException notFound(String uri) {
        return new McpError(McpError.RESOURCE_NOT_FOUND, "Resource not found: " + Quoted.of(uri),
            Json.obj("uri", uri)).asException();
    }
}
