package dev.candela.schema;

import dev.candela.json.Json;

/// Makes sure that every regular expression of a schema is one that can be used.
final class Patterns {
    private Patterns() {}

    /// @throws InvalidSchema when one is broken, too large, or of a kind that is refused
    static void require(Json.Obj schema) throws InvalidSchema {
        try {
            schema.text("pattern").ifPresent(LinearPattern::of);
            schema.object("patternProperties").ifPresent(it -> it.members().keySet().forEach(LinearPattern::of));
        } catch (IllegalArgumentException e) {
            throw new InvalidSchema(String.valueOf(e.getMessage()));
        }
        Subschemas.forEach(schema, (_, _, inner) -> require(inner));
    }
}
