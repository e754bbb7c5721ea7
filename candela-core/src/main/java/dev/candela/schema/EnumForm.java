package dev.candela.schema;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The constants of an enum, by their names.
///
/// @param notes  what is documented about single constants; may be empty
record EnumForm(Class<?> type, Map<String, Object> constants, String notes) implements Form {
    static EnumForm of(Class<?> type) {
        var constants = new LinkedHashMap<String, Object>();
        List<String> notes = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            constants.put(name, constant);
            Doc doc = doc(type, name);
            if (doc != null) {
                notes.add(name + ": " + doc.value());
            }
        }
        return new EnumForm(type, constants, String.join(" ", notes));
    }

    private static @Nullable Doc doc(Class<?> type, String constant) {
        try {
            return type.getField(constant).getAnnotation(Doc.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e); // every constant is a public field
        }
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        return Component.describe(Json.obj("type", "string", "enum", constants.keySet()), this,
            type.getAnnotation(Doc.class));
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        Object constant = value instanceof Json.Str(var name) ? constants.get(name) : null;
        if (constant == null) {
            trail.unexpected(value, "one of " + String.join(", ", constants.keySet()));
        }
        return constant;
    }

    @Override
    public Json write(Object value) {
        return new Json.Str(((Enum<?>) value).name());
    }
}
