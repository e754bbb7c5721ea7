package dev.candela.schema;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Makes up schemas and values from so few parts that they often meet.
final class RandomSchema {
    private static final List<String> NAMES = List.of("a", "b", "c", "a#b");
    private static final List<String> TYPES =
        List.of("null", "boolean", "string", "integer", "number", "array", "object");
    private static final List<String> PATTERNS = List.of("^a", "b$", "a.c", "^[ab]+$", "a|c", "^$", "\\d");

    /// Keywords that [FastSchema] takes.
    static final List<String> PLAIN = List.of("type", "type", "properties", "properties", "required", "items", "enum",
        "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems",
        "maxItems", "minProperties", "maxProperties", "uniqueItems", "multipleOf", "pattern", "additionalProperties",
        "title", "default");

    /// Keywords that only the library knows.
    static final List<String> OTHER = List.of("allOf", "anyOf", "oneOf", "not", "if", "prefixItems", "contains",
        "patternProperties", "propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
        "unevaluatedItems", "$ref");

    private final Random random;

    RandomSchema(long seed) {
        random = new Random(seed);
    }

    /// Without references.
    Json.Obj plain(int depth) {
        return schema(depth, PLAIN);
    }

    Json.Obj any(int depth) {
        var all = new ArrayList<>(PLAIN);
        all.addAll(OTHER);
        var definitions = Json.build(it -> it
            .put("d0", schema(1, PLAIN))
            .put("d1", schema(1, PLAIN).with("$anchor", new Json.Str("here"))));
        return schema(depth, all).with("$defs", definitions);
    }

    private Json.Obj schema(int depth, List<String> keywords) {
        return Json.build(it -> {
            for (int i = random.nextInt(4); i >= 0; i--) {
                String keyword = one(keywords);
                keyword(keyword, depth, keywords, it);
            }
        });
    }

    private void keyword(String keyword, int depth, List<String> keywords, Json.Builder schema) {
        Supplier<Json> inner = () -> depth == 0 ? Json.Bool.of(random.nextBoolean()) : schema(depth - 1, keywords);
        switch (keyword) {
            case "type" -> schema.put(keyword, random.nextInt(4) == 0 ? Json.arr(one(TYPES)) : one(TYPES));
            case "enum" -> schema.put(keyword, list(() -> value(1)));
            case "const", "default" -> schema.put(keyword, value(1));
            case "title" -> schema.put(keyword, "t");
            case "required" -> schema.put(keyword, Json.arr(one(NAMES)));
            case "pattern" -> schema.put(keyword, one(PATTERNS));
            case "uniqueItems" -> schema.put(keyword, random.nextBoolean());
            case "multipleOf" -> schema.put(keyword, one(List.of(1, 2, new BigDecimal("0.5"), new BigDecimal("1.5"))));
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> schema.put(keyword, number());
            case "properties" -> schema.put(keyword, named(inner, NAMES));
            case "patternProperties" -> schema.put(keyword, named(inner, PATTERNS));
            case "dependentSchemas" -> schema.put(keyword, named(inner, NAMES));
            case "dependentRequired" -> schema.put(keyword, named(() -> Json.arr(one(NAMES)), NAMES));
            case "allOf", "anyOf", "oneOf", "prefixItems" -> schema.put(keyword, list(inner));
            case "if" -> schema.put("if", inner.get()).put("then", inner.get()).put("else", inner.get());
            case "contains" -> schema.put("contains", inner.get())
                .put("minContains", random.nextInt(3)).put("maxContains", 1 + random.nextInt(3));
            case "$ref" -> schema.put("$ref", one(List.of("#/$defs/d0", "#here")));
            case "items", "additionalProperties", "not", "propertyNames", "unevaluatedItems", "unevaluatedProperties" ->
                schema.put(keyword, inner.get());
            default -> schema.put(keyword, random.nextInt(4)); // a count
        }
    }

    Json value(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 12)) {
            case 0 -> Json.Null.NULL;
            case 1 -> Json.Bool.of(random.nextBoolean());
            case 2, 3 -> number();
            case 4, 5 -> new Json.Str(one(List.of("", "a", "b", "ab", "abc", "😀", "1")));
            case 6, 7, 8 -> list(() -> value(depth - 1));
            default -> named(() -> value(depth - 1), NAMES);
        };
    }

    private Json number() {
        return random.nextInt(3) > 0 ? Json.Num.of(random.nextInt(5) - 1)
            : Json.Num.of(one(List.of(new BigDecimal("1.0"), new BigDecimal("0.5"), new BigDecimal("2e0"),
                new BigDecimal("1.5"), new BigDecimal("1e2"))));
    }

    private Json.Arr list(Supplier<Json> element) {
        var list = new ArrayList<Json>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(element.get());
        }
        return new Json.Arr(list);
    }

    private Json.Obj named(Supplier<? extends Json> member, List<String> names) {
        return Json.build(it -> {
            for (int i = random.nextInt(3); i >= 0; i--) {
                it.put(one(names), member.get());
            }
        });
    }

    private <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }
}
