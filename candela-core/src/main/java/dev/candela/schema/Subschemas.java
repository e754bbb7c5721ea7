package dev.candela.schema;

import dev.candela.json.Json;
import java.util.Map;
import java.util.Set;

/// Where the schemas inside a schema stand. What looks like a schema inside an `enum` or a `default` is none.
///
/// Knows the keywords of draft-07 and 2020-12 together; none of them means different things in the two.
final class Subschemas {
    private static final Set<String> ONE = Set.of("additionalItems", "additionalProperties", "contains",
        "contentSchema", "else", "if", "not", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties");
    private static final Set<String> MANY = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> NAMED = Set.of("$defs", "definitions", "dependencies", "dependentSchemas",
        "patternProperties", "properties");

    private Subschemas() {}

    /// Is told of every schema directly inside another; schemas that are `true` or `false` are left out.
    @FunctionalInterface
    interface Visitor {
        /// @param keyword  the keyword it stands under
        /// @param name     its name there; empty when it has none
        void visit(String keyword, String name, Json.Obj schema) throws InvalidSchema;
    }

    static void forEach(Json.Obj schema, Visitor visitor) throws InvalidSchema {
        for (Map.Entry<String, Json> member : schema.members().entrySet()) {
            String keyword = member.getKey();
            Json value = member.getValue();
            if (value instanceof Json.Obj one && (ONE.contains(keyword) || keyword.equals("items"))) {
                visitor.visit(keyword, "", one);
            } else if (value instanceof Json.Arr many && (MANY.contains(keyword) || keyword.equals("items"))) {
                for (Json it : many.elements()) {
                    visit(visitor, keyword, "", it);
                }
            } else if (value instanceof Json.Obj named && NAMED.contains(keyword)) {
                for (Map.Entry<String, Json> it : named.members().entrySet()) {
                    visit(visitor, keyword, it.getKey(), it.getValue());
                }
            }
        }
    }

    private static void visit(Visitor visitor, String keyword, String name, Json schema) throws InvalidSchema {
        if (schema instanceof Json.Obj it) {
            visitor.visit(keyword, name, it);
        }
    }
}
