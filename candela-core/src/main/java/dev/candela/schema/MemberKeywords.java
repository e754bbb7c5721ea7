package dev.candela.schema;

import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SchemaParsingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The keywords that choose members of an object by their names: `patternProperties`, `additionalProperties` and
/// `propertyNames`, for the validation library.
///
/// They need regular expressions, or values the library would make up itself without a bound.
final class MemberKeywords {
    /// `additionalProperties` speaks of what its siblings leave over, for which nothing has to be evaluated before.
    private static final int ADDITIONAL_ORDER = 10;

    private MemberKeywords() {}

    /// Empty when the keyword is none of them, or malformed.
    static Optional<Evaluator> of(SchemaParsingContext context, String keyword, JsonNode node) {
        return switch (keyword) {
            case "patternProperties" -> node.isObject() ? patternProperties(context, node) : Optional.empty();
            case "additionalProperties" -> isSchema(node) ? additionalProperties(context, node) : Optional.empty();
            case "propertyNames" -> isSchema(node) ? Optional.of(propertyNames(context, node)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isSchema(JsonNode node) {
        return node.isObject() || node.isBoolean();
    }

    private static Optional<Evaluator> patternProperties(SchemaParsingContext context, JsonNode node) {
        var places = new LinkedHashMap<LinearPattern, String>();
        try {
            node.asObject().forEach((name, schema) ->
                places.put(LinearPattern.of(name), context.getAbsoluteUri(schema)));
        } catch (IllegalArgumentException e) { // no pattern: this is a property of that name, not the keyword
            return Optional.empty();
        }
        return Optional.of(BoundedKeyword.of((evaluation, object) -> {
            var matched = new HashSet<String>();
            boolean valid = true;
            for (Map.Entry<String, JsonNode> member : object.asObject().entrySet()) {
                for (Map.Entry<LinearPattern, String> place : places.entrySet()) {
                    if (place.getKey().isIn(member.getKey(), object.work())) {
                        matched.add(member.getKey());
                        valid &= evaluation.resolveInternalRefAndValidate(place.getValue(), member.getValue());
                    }
                }
            }
            return valid ? Evaluator.Result.success(matched) : Evaluator.Result.failure();
        }));
    }

    private static Optional<Evaluator> additionalProperties(SchemaParsingContext context, JsonNode node) {
        Map<String, JsonNode> siblings = context.getCurrentSchemaObject();
        Set<String> named = names(siblings.get("properties"));
        var patterns = new ArrayList<LinearPattern>();
        try {
            names(siblings.get("patternProperties")).forEach(it -> patterns.add(LinearPattern.of(it)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String place = context.getAbsoluteUri(node);
        BoundedKeyword.Rule rule = (evaluation, object) -> {
            var left = new ArrayList<String>();
            boolean valid = true;
            for (Map.Entry<String, JsonNode> member : object.asObject().entrySet()) {
                if (!named.contains(member.getKey()) && !isIn(patterns, member.getKey(), object.work())) {
                    left.add(member.getKey());
                    valid &= evaluation.resolveInternalRefAndValidate(place, member.getValue());
                }
            }
            return valid ? Evaluator.Result.success(left) : Evaluator.Result.failure();
        };
        return Optional.of(new BoundedKeyword(rule, ADDITIONAL_ORDER));
    }

    private static Evaluator propertyNames(SchemaParsingContext context, JsonNode node) {
        String place = context.getAbsoluteUri(node);
        return BoundedKeyword.of((evaluation, object) -> {
            for (String name : object.asObject().keySet()) {
                if (!evaluation.resolveInternalRefAndValidate(place, object.name(name))) {
                    return Evaluator.Result.failure("another name than \"" + Shown.text(name) + "\"");
                }
            }
            return Evaluator.Result.success();
        });
    }

    private static Set<String> names(@Nullable JsonNode object) {
        return object != null && object.isObject() ? object.asObject().keySet() : Set.of();
    }

    private static boolean isIn(List<LinearPattern> patterns, String name, Work work) {
        for (LinearPattern it : patterns) {
            if (it.isIn(name, work)) {
                return true;
            }
        }
        return false;
    }
}
