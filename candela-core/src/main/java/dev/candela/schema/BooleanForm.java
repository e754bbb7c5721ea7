package dev.candela.schema;

import dev.candela.json.Json;
import org.jspecify.annotations.Nullable;

/// `true` and `false`.
enum BooleanForm implements Form {
    BOOLEAN;

    @Override
    public Json.Obj schema(Definitions definitions) {
        return Json.obj("type", "boolean");
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        if (value instanceof Json.Bool flag) {
            return flag.isTrue();
        }
        trail.unexpected(value, "true or false");
        return null;
    }

    @Override
    public Json write(Object value) {
        return Json.Bool.of((Boolean) value);
    }
}
