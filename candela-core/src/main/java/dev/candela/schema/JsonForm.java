package dev.candela.schema;

import dev.candela.json.Json;
import org.jspecify.annotations.Nullable;

/// JSON that stays JSON.
///
/// @param type      the class of the values
/// @param schema    what the schema says
/// @param expected  what the value must be, in words
record JsonForm(Class<? extends Json> type, Json.Obj schema, String expected) implements Form {
    static final JsonForm ANY = new JsonForm(Json.class, Json.Obj.EMPTY, "a value");
    static final JsonForm OBJECT = new JsonForm(Json.Obj.class, Json.obj("type", "object"), "an object");
    static final JsonForm ARRAY = new JsonForm(Json.Arr.class, Json.obj("type", "array"), "an array");

    @Override
    public Json.Obj schema(Definitions definitions) {
        return schema;
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        if (type.isInstance(value)) {
            return value;
        }
        trail.unexpected(value, expected);
        return null;
    }

    @Override
    public Json write(Object value) {
        return (Json) value;
    }
}
