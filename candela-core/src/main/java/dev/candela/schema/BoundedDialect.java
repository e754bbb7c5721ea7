package dev.candela.schema;

import dev.candela.json.Json;
import dev.harrel.jsonschema.Dialect;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.EvaluatorFactory;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import dev.harrel.jsonschema.SpecificationVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A dialect of the validation library whose keywords all ask for the work they cause.
///
/// What the library does alone is to apply schemas inside schemas and to follow references. Assertions are ours,
/// because the library compares every two elements for `uniqueItems`, uses a regular expression engine that can hang,
/// writes whole values into messages, and leaves a keyword out when it cannot make it. Keywords that only describe are
/// left out, so that they cost nothing.
record BoundedDialect(Dialect standard) implements Dialect, EvaluatorFactory {
    private static final Set<String> BY_LIBRARY = Set.of("$dynamicRef", "$ref", "additionalItems", "allOf", "anyOf",
        "contains", "dependencies", "dependentRequired", "dependentSchemas", "else", "if", "items", "maxContains",
        "minContains", "not", "oneOf", "prefixItems", "properties", "then", "unevaluatedItems",
        "unevaluatedProperties");

    @Override
    public EvaluatorFactory getEvaluatorFactory() {
        return this;
    }

    @Override
    public Optional<Evaluator> create(SchemaParsingContext context, String keyword, JsonNode node) {
        if (BY_LIBRARY.contains(keyword)) {
            return standard.getEvaluatorFactory().create(context, keyword, node).map(BoundedKeyword::around);
        }
        var value = ((ValueNode) node).value();
        return MemberKeywords.of(context, keyword, node).or(() -> assertion(keyword, value));
    }

    /// The library takes any object for a schema, even the one behind `properties`; so a malformed keyword is no
    /// error here. A broken schema has been refused before.
    private static Optional<Evaluator> assertion(String keyword, Json value) {
        try {
            return Assertions.of(keyword, value).map(it -> BoundedKeyword.of((_, node) ->
                it.test().holds(node.value(), node.work())
                    ? Evaluator.Result.success() : Evaluator.Result.failure(it.expected())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public SpecificationVersion getSpecificationVersion() {
        return standard.getSpecificationVersion();
    }

    @Override
    public String getMetaSchema() {
        return standard.getMetaSchema();
    }

    @Override
    public Set<String> getSupportedVocabularies() {
        return standard.getSupportedVocabularies();
    }

    @Override
    public Set<String> getRequiredVocabularies() {
        return standard.getRequiredVocabularies();
    }

    @Override
    public Map<String, Boolean> getDefaultVocabularyObject() {
        return standard.getDefaultVocabularyObject();
    }
}
