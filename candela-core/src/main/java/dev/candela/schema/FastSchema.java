package dev.candela.schema;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A schema of the plain kind that nearly all tools have: assertions, `properties`, `items`, `additionalProperties`
/// and descriptions, and nothing else at any depth.
///
/// It looks at each part of a value once, so it costs what the value is long. It spares a process the start of the
/// library, which is most of what a short-lived server would spend on schemas.
final class FastSchema {
    /// Keywords that say something about a value and decide nothing.
    private static final Set<String> TEXTS =
        Set.of("title", "description", "format", "$comment", "contentEncoding", "contentMediaType");
    private static final Set<String> FLAGS = Set.of("deprecated", "readOnly", "writeOnly");

    private final List<Assertion> assertions = new ArrayList<>();
    private final Map<String, FastSchema> properties = new LinkedHashMap<>();
    private Set<String> required = Set.of();
    private @Nullable FastSchema items;
    private @Nullable FastSchema additional;

    private FastSchema() {}

    /// Empty when the schema has anything that is not of this kind, or that is broken.
    static Optional<FastSchema> of(Json.Obj schema) {
        return of(schema, true);
    }

    private static Optional<FastSchema> of(Json schema, boolean root) {
        var fast = new FastSchema();
        boolean plain = switch (schema) {
            case Json.Obj(var members) -> members.entrySet().stream()
                .allMatch(it -> fast.take(it.getKey(), it.getValue()) || (root && it.getKey().equals("$schema")));
            case Json.Bool flag -> flag.isTrue() || fast.assertions.add(nothing());
            case Json.Arr _, Json.Str _, Json.Num _, Json.Null _ -> false;
        };
        return plain ? Optional.of(fast) : Optional.empty();
    }

    private static Assertion nothing() {
        return new Assertion("", "nothing here", (_, _) -> false);
    }

    /// Whether the keyword was understood.
    private boolean take(String keyword, Json value) {
        return switch (keyword) {
            case "required" -> Assertions.names(value).map(this::takeRequired).orElse(false);
            case "properties" -> value instanceof Json.Obj(var members) && members.entrySet().stream()
                .allMatch(it -> of(it.getValue(), false).map(to -> takeProperty(it.getKey(), to)).orElse(false));
            case "items" -> of(value, false).map(this::takeItems).orElse(false);
            case "additionalProperties" -> of(value, false).map(this::takeAdditional).orElse(false);
            case "default" -> true;
            case "examples" -> value instanceof Json.Arr;
            default -> (TEXTS.contains(keyword) && value instanceof Json.Str)
                || (FLAGS.contains(keyword) && value instanceof Json.Bool)
                || keyword.startsWith("x-")
                || takeAssertion(keyword, value);
        };
    }

    private boolean takeAssertion(String keyword, Json value) {
        try {
            var assertion = Assertions.of(keyword, value);
            assertion.ifPresent(assertions::add);
            return assertion.isPresent();
        } catch (IllegalArgumentException e) { // a pattern; the one who looks closer will say what is wrong with it
            return false;
        }
    }

    private boolean takeRequired(Set<String> names) {
        required = names;
        return true;
    }

    private boolean takeProperty(String name, FastSchema schema) {
        properties.put(name, schema);
        return true;
    }

    private boolean takeItems(FastSchema schema) {
        items = schema;
        return true;
    }

    private boolean takeAdditional(FastSchema schema) {
        additional = schema;
        return true;
    }

    /// @throws Work.Exhausted when the check costs more than is left
    void check(Json value, Trail trail) {
        for (int i = 0; i < assertions.size(); i++) {
            Assertion assertion = assertions.get(i);
            if (!assertion.test().holds(value, trail.work())) {
                trail.unexpected(value, assertion.expected());
            }
        }
        switch (value) {
            case Json.Obj(var members) -> object(members, trail);
            case Json.Arr(var elements) when items != null -> array(items, elements, trail);
            case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> { }
        }
    }

    private void object(Map<String, Json> members, Trail trail) {
        for (String name : required) {
            if (!members.containsKey(name)) {
                trail.missing(name);
            }
        }
        for (Map.Entry<String, Json> member : members.entrySet()) {
            FastSchema property = properties.getOrDefault(member.getKey(), additional);
            if (property != null && !trail.isFull()) {
                trail.enter(member.getKey());
                property.check(member.getValue(), trail);
                trail.leave();
            }
        }
    }

    private static void array(FastSchema items, List<Json> elements, Trail trail) {
        for (int i = 0; i < elements.size() && !trail.isFull(); i++) {
            trail.enter(i);
            items.check(elements.get(i), trail);
            trail.leave();
        }
    }
}
