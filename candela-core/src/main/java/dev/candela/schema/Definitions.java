package dev.candela.schema;

import dev.candela.json.Json;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/// The `$defs` of one schema: the types that contain themselves, each under a name of its own.
final class Definitions {
    private final Map<RecursiveForm, String> names = new HashMap<>();
    private final Queue<RecursiveForm> unwritten = new ArrayDeque<>();

    /// A schema that refers to that of a type.
    Json.Obj reference(RecursiveForm form) {
        return Json.obj("$ref", "#/$defs/" + names.computeIfAbsent(form, this::define));
    }

    private String define(RecursiveForm form) {
        unwritten.add(form);
        String name = form.type().getSimpleName();
        String free = name;
        for (int i = 2; names.containsValue(free); i++) {
            free = name + i;
        }
        return free;
    }

    /// The schema with everything that it refers to.
    Json.Obj addTo(Json.Obj schema) {
        var written = new LinkedHashMap<String, Json>();
        for (RecursiveForm next = unwritten.poll(); next != null; next = unwritten.poll()) {
            written.put(String.valueOf(names.get(next)), next.target().schema(this));
        }
        return written.isEmpty() ? schema : schema.with("$defs", new Json.Obj(written));
    }
}
