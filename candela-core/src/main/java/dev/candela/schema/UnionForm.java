package dev.candela.schema;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of the records of a sealed interface, told apart by the member [#TAG].
record UnionForm(Class<?> type, Map<String, RecordForm> byTag, Map<Class<?>, RecordForm> byClass) implements Form {
    /// Holds the simple name of the record with its first letter in lower case.
    static final String TAG = "type";

    static UnionForm of(Class<?> type, Collection<RecordForm> variants) {
        var byTag = new LinkedHashMap<String, RecordForm>();
        var byClass = new LinkedHashMap<Class<?>, RecordForm>();
        for (RecordForm it : variants) {
            if (it.tag() == null || byTag.put(it.tag(), it) != null) {
                throw new IllegalArgumentException(
                    type.getName() + ": two records " + it.tag() + " (expected: different simple names)");
            }
            byClass.put(it.type(), it);
        }
        return new UnionForm(type, byTag, byClass);
    }

    static String tagOf(Class<?> variant) {
        String name = variant.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        var variants = new ArrayList<Json>();
        byTag.values().forEach(it -> variants.add(it.schema(definitions)));
        var schema = Json.obj("type", "object", "oneOf", new Json.Arr(variants));
        return Component.describe(schema, this, type.getAnnotation(Doc.class));
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        if (!(value instanceof Json.Obj object)) {
            trail.unexpected(value, "an object");
            return null;
        }
        Json tag = object.member(TAG);
        RecordForm variant = tag instanceof Json.Str(var name) ? byTag.get(name) : null;
        if (variant != null) {
            return variant.read(value, trail);
        }
        if (tag == null) {
            trail.missing(TAG);
        } else {
            trail.enter(TAG);
            trail.unexpected(tag, "one of " + String.join(", ", byTag.keySet()));
            trail.leave();
        }
        return null;
    }

    @Override
    public Json.Obj write(Object value) {
        RecordForm variant = byClass.get(value.getClass());
        if (variant == null) {
            throw new IllegalArgumentException(
                "value: " + value.getClass().getName() + " (expected: a record of " + type.getName() + ")");
        }
        return variant.write(value);
    }
}
