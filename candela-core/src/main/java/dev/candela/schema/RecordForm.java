package dev.candela.schema;

import dev.candela.json.Json;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of an object, each a component of a record. Members that the record does not know are passed over.
///
/// @param tag          tells the variants of a sealed interface apart; null outside of one
/// @param constructor  from `Object[]` to `Object`
record RecordForm(Class<?> type, @Nullable String tag, List<Component> components,
                  Deferred<MethodHandle> constructor) implements Form {
    @Override
    public Json.Obj schema(Definitions definitions) {
        var properties = new LinkedHashMap<String, Json>();
        var required = new ArrayList<Json>();
        if (tag != null) {
            properties.put(UnionForm.TAG, Json.obj("type", "string", "const", tag));
            required.add(new Json.Str(UnionForm.TAG));
        }
        for (Component it : components) {
            properties.put(it.name(), it.schema(definitions));
            if (it.isRequired()) {
                required.add(new Json.Str(it.name()));
            }
        }
        var schema = Component.describe(Json.obj("type", "object"), this, type.getAnnotation(Doc.class));
        if (!properties.isEmpty()) {
            schema = schema.with("properties", new Json.Obj(properties));
        }
        return required.isEmpty() ? schema : schema.with("required", new Json.Arr(required));
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        if (!(value instanceof Json.Obj object)) {
            trail.unexpected(value, "an object");
            return null;
        }
        int faultsBefore = trail.faultCount();
        var arguments = new @Nullable Object[components.size()];
        for (int i = 0; i < arguments.length; i++) {
            Component component = components.get(i);
            arguments[i] = component.read(object.member(component.name()), trail);
        }
        return trail.isWholeSince(faultsBefore) ? construct(arguments, trail) : null;
    }

    /// A record may refuse a combination of values; that is a fault of whoever sent them.
    private @Nullable Object construct(@Nullable Object[] arguments, Trail trail) {
        try {
            return (Object) constructor.get().invokeExact(arguments);
        } catch (IllegalArgumentException e) {
            trail.fault(e.getMessage() == null ? "refused (expected: other values)" : e.getMessage());
            return null;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type.getName(), e); // a canonical constructor declares no exception
        }
    }

    @Override
    public Json.Obj write(Object value) {
        var members = LinkedHashMap.<String, Json>newLinkedHashMap(components.size() + 1);
        if (tag != null) {
            members.put(UnionForm.TAG, new Json.Str(tag));
        }
        for (Component it : components) {
            Json member = it.write(value);
            if (member != null) {
                members.put(it.name(), member);
            }
        }
        return new Json.Obj(members);
    }
}
