package dev.candela.schema;

import dev.candela.json.Json;

/// The dialects of JSON Schema that are understood.
enum SchemaDialect {
    /// The one of schemas that name none.
    DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema"),
    DRAFT_07("http://json-schema.org/draft-07/schema");

    private final String uri;

    SchemaDialect(String uri) {
        this.uri = uri;
    }

    /// The URI of its meta-schema, without fragment.
    String uri() {
        return uri;
    }

    /// @throws InvalidSchema when the schema names another one, or names it not by a text
    static SchemaDialect of(Json.Obj schema) throws InvalidSchema {
        Json named = schema.member("$schema");
        if (named == null) {
            return DRAFT_2020_12;
        }
        if (named instanceof Json.Str(var text)) {
            String uri = text.endsWith("#") ? text.substring(0, text.length() - 1) : text;
            for (SchemaDialect dialect : values()) {
                if (withoutScheme(dialect.uri).equals(withoutScheme(uri))) {
                    return dialect;
                }
            }
        }
        throw new InvalidSchema("$schema: " + Shown.value(named) + " (expected: " + DRAFT_2020_12.uri + " or "
            + DRAFT_07.uri + "#)");
    }

    /// Authors mix `http` and `https` up, and nothing is ever fetched from there.
    private static String withoutScheme(String uri) {
        return uri.startsWith("https://") ? uri.substring(8) : uri.startsWith("http://") ? uri.substring(7) : uri;
    }
}
