package dev.candela.schema;

import dev.candela.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Sees at once that an ordinary schema of 2020-12 is well-formed.
///
/// What is said of any other schema is the meta-schema's to say. Asking it takes the library the larger part of the
/// time in which a small server starts, so it is asked only about schemas that are unusual or broken.
///
/// @see <a href="https://json-schema.org/draft/2020-12/schema">The meta-schema</a>
final class WellFormed {
    private static final Set<String> TEXTS = Set.of("$schema", "$comment", "$ref", "title", "description", "format",
        "contentEncoding", "contentMediaType");
    private static final Set<String> FLAGS = Set.of("deprecated", "readOnly", "writeOnly");
    private static final Set<String> ONE = Set.of("additionalProperties", "contains", "else", "if", "items", "not",
        "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties");
    private static final Set<String> MANY = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> NAMED = Set.of("$defs", "dependentSchemas", "patternProperties", "properties");
    private static final Pattern ANCHOR = Pattern.compile("[A-Za-z_][-A-Za-z0-9._]*");

    private WellFormed() {}

    /// False when it may be or not.
    ///
    /// @param schema  whose regular expressions can be used
    static boolean isPlain(Json schema) {
        return schema instanceof Json.Bool
            || (schema instanceof Json.Obj(var members) && members.entrySet().stream().allMatch(WellFormed::isPlain));
    }

    private static boolean isPlain(Map.Entry<String, Json> member) {
        String keyword = member.getKey();
        Json value = member.getValue();
        if (ONE.contains(keyword)) {
            return isPlain(value);
        }
        if (MANY.contains(keyword)) {
            return value instanceof Json.Arr(var schemas) && !schemas.isEmpty() && areAllPlain(schemas);
        }
        if (NAMED.contains(keyword)) {
            return value instanceof Json.Obj(var schemas) && areAllPlain(List.copyOf(schemas.values()));
        }
        return isPlainWord(keyword, value);
    }

    private static boolean isPlainWord(String keyword, Json value) {
        return switch (keyword) {
            case "default" -> true;
            case "examples" -> value instanceof Json.Arr;
            case "$anchor" -> value instanceof Json.Str(var name) && ANCHOR.matcher(name).matches();
            case "type" -> value instanceof Json.Str && TypeSet.of(value).isPresent();
            case "required" -> value instanceof Json.Arr(var elements)
                && Assertions.names(value).filter(it -> it.size() == elements.size()).isPresent();
            default -> (TEXTS.contains(keyword) && value instanceof Json.Str)
                || (FLAGS.contains(keyword) && value instanceof Json.Bool)
                || Assertions.of(keyword, value).isPresent();
        };
    }

    private static boolean areAllPlain(List<Json> schemas) {
        return schemas.stream().allMatch(WellFormed::isPlain);
    }
}
