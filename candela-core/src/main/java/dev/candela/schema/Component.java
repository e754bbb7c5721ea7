package dev.candela.schema;

import dev.candela.json.Json;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One component of a record.
///
/// @param where         the record and the component, for messages
/// @param accessor      from `Object` to `Object`
/// @param defaultValue  what stands for an absent member; null when nothing does
record Component(
    String name, String where, Form form, Presence presence, Constraints constraints, @Nullable Doc doc,
    @Nullable Json defaultValue, Deferred<MethodHandle> accessor) {
    boolean isRequired() {
        return presence == Presence.REQUIRED && defaultValue == null;
    }

    Json.Obj schema(Definitions definitions) {
        Json.Obj schema = form.schema(definitions).merge(constraints.keywords());
        return describe(schema, form, doc).withOptional("default", defaultValue);
    }

    /// The schema with a description: of the place, else of the type; notes about enum constants follow.
    static Json.Obj describe(Json.Obj schema, Form form, @Nullable Doc doc) {
        if (doc == null) {
            return form instanceof EnumForm it && !it.notes().isEmpty() && !schema.has("description")
                ? schema.with("description", new Json.Str(it.notes())) : schema;
        }
        var sentences = new ArrayList<String>();
        sentences.add(doc.value());
        if (form instanceof EnumForm it && !it.notes().isEmpty()) {
            sentences.add(it.notes());
        }
        return schema.with("description", new Json.Str(String.join(" ", sentences)));
    }

    /// The Java value, or anything after adding a fault to the trail.
    ///
    /// @param member  null when it is absent
    @Nullable Object read(@Nullable Json member, Trail trail) {
        Json present = member == Json.Null.NULL && !isRequired() && !form.equals(JsonForm.ANY) ? null : member;
        Json value = present == null ? defaultValue : present;
        if (value == null) {
            if (isRequired()) {
                trail.missing(name);
            }
            return presence.absent();
        }
        trail.enter(name);
        Object read = form.read(value, trail);
        boolean fits = read != null && constraints.holdFor(value, trail);
        trail.leave();
        return fits ? presence.wrap(Objects.requireNonNull(read)) : null;
    }

    /// The member for a record; null when it is left out.
    @Nullable Json write(Object record) {
        Object value = presence.unwrap(get(record));
        if (value == null) {
            if (presence == Presence.REQUIRED) {
                throw new IllegalArgumentException(where + ": null (expected: a value)");
            }
            return null;
        }
        Json json = form.write(value);
        var trail = new Trail();
        if (!constraints.assertions().isEmpty() && !constraints.holdFor(json, trail)) {
            throw new IllegalArgumentException(where + ": " + trail.faults().getFirst().message());
        }
        return json;
    }

    private @Nullable Object get(Object record) {
        try {
            return (Object) accessor.get().invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(where, e); // an accessor cannot declare a checked exception
        }
    }
}
