package dev.candela.schema;

import dev.candela.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes sure that every reference of a schema leads to a place inside of it, so that nothing has to be fetched later.
///
/// @see <a href="https://json-schema.org/draft/2020-12/json-schema-core#section-8">Identifiers and references</a>
final class References {
    /// The base of a schema that does not name itself. Never resolved.
    static final URI UNNAMED = URI.create("schema:///");

    private record Reference(String written, URI target) {}

    private final Map<URI, Json.Obj> resources = new HashMap<>();
    private final Set<URI> anchors = new HashSet<>();
    private final List<Reference> references = new ArrayList<>();

    private References() {}

    /// @throws InvalidSchema when a reference leads outside or nowhere, or is not a URI
    static void require(Json.Obj schema) throws InvalidSchema {
        var found = new References();
        found.resources.put(UNNAMED, schema);
        found.collect(schema, UNNAMED);
        for (Reference it : found.references) {
            if (!found.leadsInside(it.target)) {
                throw new InvalidSchema("$ref: \"" + Shown.text(it.written)
                    + "\" (expected: a place inside this schema; nothing is fetched)");
            }
        }
    }

    private void collect(Json.Obj schema, URI outerBase) throws InvalidSchema {
        SchemaDialect.of(schema);
        URI base = base(schema, outerBase);
        for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
            if (schema.member(keyword) instanceof Json.Str(var name)) {
                anchors.add(resolve(base, "#" + name));
            }
        }
        for (String keyword : List.of("$ref", "$dynamicRef")) {
            if (schema.member(keyword) instanceof Json.Str(var written)) {
                references.add(new Reference(written, resolve(base, written)));
            }
        }
        Subschemas.forEach(schema, (_, _, inner) -> collect(inner, base));
    }

    private URI base(Json.Obj schema, URI outerBase) throws InvalidSchema {
        if (!(schema.member("$id") instanceof Json.Str(var id))) {
            return outerBase;
        }
        URI named = resolve(outerBase, id);
        if (id.startsWith("#")) { // an anchor, as draft-07 writes it
            anchors.add(named);
            return outerBase;
        }
        URI base = withoutFragment(named);
        resources.put(base, schema);
        return base;
    }

    private boolean leadsInside(URI target) {
        URI resource = withoutFragment(target);
        Json.Obj schema = resources.get(resource);
        if (schema == null) {
            return isMetaSchema(resource.toString());
        }
        String fragment = target.getFragment();
        if (fragment == null || fragment.isEmpty()) {
            return true;
        }
        return fragment.startsWith("/")
            ? JsonPointer.find(schema, fragment).filter(References::isSchema).isPresent()
            : anchors.contains(target);
    }

    private static boolean isSchema(Json value) {
        return value instanceof Json.Obj || value instanceof Json.Bool;
    }

    /// The meta-schemas come with the library.
    private static boolean isMetaSchema(String uri) {
        for (SchemaDialect dialect : SchemaDialect.values()) {
            if (dialect.uri().equals(uri)) {
                return true;
            }
        }
        return false;
    }

    private static URI resolve(URI base, String written) throws InvalidSchema {
        try {
            return written.startsWith("#") ? new URI(withoutFragment(base) + written) : base.resolve(new URI(written));
        } catch (URISyntaxException e) {
            throw new InvalidSchema("schema: \"" + Shown.text(written) + "\" (expected: a URI reference)");
        }
    }

    private static URI withoutFragment(URI uri) {
        String text = uri.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? uri : URI.create(text.substring(0, fragment));
    }
}
