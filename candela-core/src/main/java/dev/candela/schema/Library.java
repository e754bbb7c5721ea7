package dev.candela.schema;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.harrel.jsonschema.Dialect;
import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The validation library, set up so that it works on our values within our bounds.
///
/// Each schema gets a validator of its own: what one schema calls itself must not be seen by another, and a schema
/// that is no longer used must not stay in memory. Only the meta-schemas share one.
///
/// Safe for any thread.
final class Library {
    private static final Dialect DRAFT_2020_12 = new BoundedDialect(new Dialects.Draft2020Dialect());
    private static final Dialect DRAFT_07 = new BoundedDialect(new Dialects.Draft7Dialect());

    private final SchemaLimits limits;
    private final Deferred<Validator> metaSchemas = new Deferred<>(() -> validator(SchemaDialect.DRAFT_2020_12));

    Library(SchemaLimits limits) {
        this.limits = limits;
    }

    /// @param schema  within the limits
    /// @throws InvalidSchema when it is broken, or refers to something outside of itself
    LibrarySchema compile(Json.Obj schema, SchemaDialect dialect) throws InvalidSchema {
        References.require(schema);
        Patterns.require(schema);
        if (dialect != SchemaDialect.DRAFT_2020_12 || !WellFormed.isPlain(schema)) {
            requireWellFormed(schema, dialect);
        }
        var validator = validator(dialect);
        try {
            URI uri = validator.registerSchema(References.UNNAMED, ValueNode.schema(schema));
            return new LibrarySchema(schema, validator, uri, limits);
        } catch (RuntimeException e) { // how the library reports identifiers that it cannot use
            throw new InvalidSchema("schema: " + Shown.text(String.valueOf(e.getMessage()))
                + " (expected: a schema whose identifiers are URIs)");
        }
    }

    /// Checks the schema against the one that describes schemas.
    private void requireWellFormed(Json.Obj schema, SchemaDialect dialect) throws InvalidSchema {
        var meta = new LibrarySchema(Json.Obj.EMPTY, metaSchemas.get(), URI.create(dialect.uri()), limits);
        var faults = meta.validate(schema);
        if (!faults.isEmpty()) {
            Fault first = faults.getFirst();
            throw new InvalidSchema("schema" + first.path() + ": " + first.message());
        }
    }

    private static Validator validator(SchemaDialect dialect) {
        return new ValidatorFactory()
            .withDialect(DRAFT_2020_12)
            .withDialect(DRAFT_07)
            .withDefaultDialect(switch (dialect) {
                case DRAFT_2020_12 -> DRAFT_2020_12;
                case DRAFT_07 -> DRAFT_07;
            })
            .withJsonNodeFactory(new Nodes())
            .withDisabledSchemaValidation(true) // done above, once, with bounds
            .createValidator();
    }

    /// The library's way to read its meta-schemas.
    private static final class Nodes implements JsonNodeFactory {
        @Override
        public JsonNode wrap(Object node) {
            return node instanceof Json value ? ValueNode.schema(value) : (JsonNode) node;
        }

        @Override
        public JsonNode create(String text) {
            try {
                return wrap(new JsonReader(JsonLimits.DEFAULT).read(text.getBytes(StandardCharsets.UTF_8)));
            } catch (MalformedJson e) {
                throw new IllegalArgumentException(e);
            }
        }
    }
}
