package dev.candela.schema;

import dev.candela.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What annotations ask of a component beyond its type.
///
/// @param keywords    as the schema says it
/// @param assertions  the same, to be checked; `format` and `x-mcp-header` are not among them
record Constraints(Json.Obj keywords, List<Assertion> assertions) {
    /// @param type   the JSON Schema type of the component's form; empty when it has none
    /// @param where  the component, for messages
    /// @throws IllegalArgumentException when an annotation does not fit the type or contradicts itself
    static Constraints of(RecordComponent component, String type, boolean isMap, String where) {
        var keywords = Json.build(it -> {
            range(component.getAnnotation(Range.class), type, where, it);
            size(component.getAnnotation(Size.class), isMap ? "map" : type, where, it);
            matches(component.getAnnotation(Matches.class), type, where, it);
        });
        var assertions = new ArrayList<Assertion>();
        keywords.members().forEach((keyword, value) -> assertions.add(assertion(keyword, value, where)));
        return new Constraints(keywords.merge(annotations(component, type, where)), List.copyOf(assertions));
    }

    private static Assertion assertion(String keyword, Json value, String where) {
        try {
            return Assertions.of(keyword, value).orElseThrow(() -> new IllegalStateException(keyword));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static Json.Obj annotations(RecordComponent component, String type, String where) {
        var format = component.getAnnotation(Format.class);
        requireType(format == null || type.equals("string"), "Format", "a text", where);
        var header = component.getAnnotation(HeaderParam.class);
        return Json.build(it -> it
            .putOptional("format", format == null ? null : format.value())
            .putOptional(HeaderParameter.KEYWORD, header == null ? null : header.value()));
    }

    private static void range(@Nullable Range range, String type, String where, Json.Builder keywords) {
        if (range == null) {
            return;
        }
        requireType(type.equals("integer") || type.equals("number"), "Range", "a number", where);
        if (!(range.min() <= range.max())) {
            throw new IllegalArgumentException(
                where + ": @Range(" + range.min() + ", " + range.max() + ") (expected: min <= max)");
        }
        if (Double.isFinite(range.min())) {
            keywords.put("minimum", range.min());
        }
        if (Double.isFinite(range.max())) {
            keywords.put("maximum", range.max());
        }
    }

    private static void size(@Nullable Size size, String type, String where, Json.Builder keywords) {
        if (size == null) {
            return;
        }
        if (size.min() < 0 || size.min() > size.max()) {
            throw new IllegalArgumentException(
                where + ": @Size(" + size.min() + ", " + size.max() + ") (expected: 0 <= min <= max)");
        }
        String counted = switch (type) {
            case "string" -> "Length";
            case "array" -> "Items";
            case "map" -> "Properties";
            default -> "";
        };
        requireType(!counted.isEmpty(), "Size", "a text, list, set, array or map", where);
        if (size.min() > 0) {
            keywords.put("min" + counted, size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            keywords.put("max" + counted, size.max());
        }
    }

    private static void matches(@Nullable Matches matches, String type, String where, Json.Builder keywords) {
        if (matches != null) {
            requireType(type.equals("string"), "Matches", "a text", where);
            keywords.put("pattern", matches.value());
        }
    }

    private static void requireType(boolean fits, String annotation, String expected, String where) {
        if (!fits) {
            throw new IllegalArgumentException(where + ": @" + annotation + " (expected: only on " + expected + ")");
        }
    }

    /// Whether the value has all of it; what it lacks goes to the trail.
    boolean holdFor(Json value, Trail trail) {
        for (Assertion it : assertions) {
            if (!it.test().holds(value, trail.work())) {
                trail.unexpected(value, it.expected());
                return false;
            }
        }
        return true;
    }
}
