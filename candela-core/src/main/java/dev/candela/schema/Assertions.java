package dev.candela.schema;

import dev.candela.json.Json;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// The assertions of JSON Schema, made from a keyword and its value in the schema.
///
/// The same for draft-07 and 2020-12. Each costs at most as much as its value is long.
///
/// @see <a href="https://json-schema.org/draft/2020-12/json-schema-validation#section-6">Validation keywords</a>
final class Assertions {
    /// Alternatives that a message spells out.
    private static final int SHOWN_MAX = 10;

    /// Characters counted in the time of one step.
    private static final int CHARACTERS_PER_STEP = 32;

    private Assertions() {}

    /// Empty when the keyword is no assertion, or when its value is not of the right form.
    static Optional<Assertion> of(String keyword, Json value) {
        Optional<Assertion> assertion = switch (keyword) {
            case "type" -> TypeSet.of(value).map(it -> new Assertion(keyword, it.expected(), (v, _) -> it.has(v)));
            case "const" -> Optional.of(oneOf(keyword, List.of(value)));
            case "enum" -> value instanceof Json.Arr(var all) ? Optional.of(oneOf(keyword, all)) : Optional.empty();
            case "required" -> required(value);
            case "pattern" -> value instanceof Json.Str(var text) ? Optional.of(pattern(text)) : Optional.empty();
            case "uniqueItems" -> value instanceof Json.Bool unique ? Optional.of(unique(unique)) : Optional.empty();
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                value instanceof Json.Num limit ? number(keyword, limit) : Optional.empty();
            case "minLength", "maxLength" -> count(keyword, value, "characters", Assertions::characters);
            case "minItems", "maxItems" -> count(keyword, value, "elements",
                it -> it instanceof Json.Arr(var elements) ? elements.size() : -1);
            case "minProperties", "maxProperties" -> count(keyword, value, "members",
                it -> it instanceof Json.Obj(var members) ? members.size() : -1);
            default -> Optional.empty();
        };
        return assertion;
    }

    private static Optional<Assertion> number(String keyword, Json.Num limit) {
        String shown = Shown.text(limit.toString());
        return switch (keyword) {
            case "minimum" -> comparison(keyword, ">= " + shown, limit, it -> it >= 0);
            case "maximum" -> comparison(keyword, "<= " + shown, limit, it -> it <= 0);
            case "exclusiveMinimum" -> comparison(keyword, "> " + shown, limit, it -> it > 0);
            case "exclusiveMaximum" -> comparison(keyword, "< " + shown, limit, it -> it < 0);
            default -> limit.decimalValue().signum() <= 0 ? Optional.empty()
                : Optional.of(new Assertion(keyword, "a multiple of " + shown,
                    (it, _) -> !(it instanceof Json.Num number) || Numbers.isMultiple(number, limit)));
        };
    }

    private static Optional<Assertion> comparison(
        String keyword, String expected, Json.Num limit, IntPredicate fits) {
        return Optional.of(new Assertion(keyword, expected,
            (it, _) -> !(it instanceof Json.Num number) || fits.test(Numbers.compare(number, limit))));
    }

    /// @param size  what is counted; -1 for values that are not concerned
    private static Optional<Assertion> count(
        String keyword, Json value, String what, ToIntFunction<Json> size) {
        if (!(value instanceof Json.Num limit) || limit.decimalValue().signum() < 0 || !Numbers.isWhole(limit)) {
            return Optional.empty();
        }
        long bound = limit.exactLong().orElse(Long.MAX_VALUE);
        boolean least = keyword.startsWith("min");
        String expected = (least ? "at least " : "at most ") + bound + " " + what;
        return Optional.of(new Assertion(keyword, expected, (it, work) -> {
            work.spend(it instanceof Json.Str(var text) ? text.length() / CHARACTERS_PER_STEP : 0);
            int count = size.applyAsInt(it);
            return count < 0 || (least ? count >= bound : count <= bound);
        }));
    }

    private static int characters(Json value) {
        return value instanceof Json.Str(var text) ? text.codePointCount(0, text.length()) : -1;
    }

    private static Assertion oneOf(String keyword, List<Json> values) {
        String shown = values.stream().limit(SHOWN_MAX).map(Shown::value).collect(Collectors.joining(", "))
            + (values.size() > SHOWN_MAX ? ", …" : "");
        String expected = values.size() == 1 ? shown : "one of " + shown;
        var texts = new HashSet<String>();
        var others = new HashSet<String>();
        for (Json it : values) {
            if (it instanceof Json.Str(var text)) {
                texts.add(text);
            } else {
                others.add(Canonical.text(it));
            }
        }
        return new Assertion(keyword, expected, (it, work) -> it instanceof Json.Str(var text)
            ? texts.contains(text)
            : !others.isEmpty() && others.contains(canonical(it, work)));
    }

    private static String canonical(Json value, Work work) {
        String text = Canonical.text(value);
        work.spend(text.length());
        return text;
    }

    private static Assertion pattern(String expression) {
        var pattern = LinearPattern.of(expression);
        return new Assertion("pattern", "text that matches " + Shown.text(expression),
            (it, work) -> !(it instanceof Json.Str(var text)) || pattern.isIn(text, work));
    }

    private static Assertion unique(Json.Bool unique) {
        return new Assertion("uniqueItems", "elements that all differ", (it, work) -> {
            if (!unique.isTrue() || !(it instanceof Json.Arr(var elements))) {
                return true;
            }
            var seen = HashSet.<String>newHashSet(elements.size());
            return elements.stream().allMatch(element -> seen.add(canonical(element, work)));
        });
    }

    private static Optional<Assertion> required(Json value) {
        return names(value).map(names -> new Assertion(
            "required", "the members " + Shown.text(String.join(", ", names)),
            (it, _) -> !(it instanceof Json.Obj(var members)) || members.keySet().containsAll(names)));
    }

    /// The names in an array of texts; empty when it is something else.
    static Optional<Set<String>> names(Json value) {
        if (!(value instanceof Json.Arr(var elements))) {
            return Optional.empty();
        }
        var names = new LinkedHashSet<String>();
        for (Json element : elements) {
            if (!(element instanceof Json.Str(var name))) {
                return Optional.empty();
            }
            names.add(name);
        }
        return Optional.of(names);
    }
}
