package dev.candela.schema;

import dev.candela.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps from any name to values of one type. Keeps the order; what is read cannot be changed.
record MapForm(Form value) implements Form {
    @Override
    public Json.Obj schema(Definitions definitions) {
        return Json.obj("type", "object", "additionalProperties", value.schema(definitions));
    }

    @Override
    public @Nullable Object read(Json json, Trail trail) {
        if (!(json instanceof Json.Obj(var members))) {
            trail.unexpected(json, "an object");
            return null;
        }
        int faultsBefore = trail.faultCount();
        var map = LinkedHashMap.<String, Object>newLinkedHashMap(members.size());
        for (Map.Entry<String, Json> member : members.entrySet()) {
            if (trail.isFull()) {
                break;
            }
            trail.enter(member.getKey());
            Object it = value.read(member.getValue(), trail);
            trail.leave();
            if (it != null) {
                map.put(member.getKey(), it);
            }
        }
        return trail.isWholeSince(faultsBefore) ? Collections.unmodifiableMap(map) : null;
    }

    @Override
    public Json write(Object map) {
        var members = new LinkedHashMap<String, Json>();
        ((Map<?, ?>) map).forEach((name, it) -> members.put((String) name, value.write(it)));
        return new Json.Obj(members);
    }
}
