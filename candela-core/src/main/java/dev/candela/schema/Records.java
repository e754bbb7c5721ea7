package dev.candela.schema;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Takes a record class apart, once, so that reading and writing need no reflection.
final class Records {
    private final Forms forms;

    Records(Forms forms) {
        this.forms = forms;
    }

    /// @param tag  see [RecordForm#tag()]
    RecordForm of(Class<?> type, @Nullable String tag) {
        var components = new ArrayList<Component>();
        for (RecordComponent it : type.getRecordComponents()) {
            if (tag != null && it.getName().equals(UnionForm.TAG)) {
                throw new IllegalArgumentException(type.getSimpleName() + "." + UnionForm.TAG
                    + ": taken (expected: another name, as this one tells the records of a sealed interface apart)");
            }
            components.add(component(type, it));
        }
        return new RecordForm(type, tag, components, constructor(type));
    }

    private Component component(Class<?> type, RecordComponent it) {
        String where = type.getSimpleName() + "." + it.getName();
        AnnotatedType declared = it.getAnnotatedType();
        var inOptional = Forms.insideOptional(declared);
        Presence presence = presence(it, inOptional.isPresent());
        Form form = switch (presence) {
            case REQUIRED, NULLABLE, OPTIONAL -> forms.of(inOptional.orElse(declared), where);
            case OPTIONAL_INT -> NumberForm.INT;
            case OPTIONAL_LONG -> NumberForm.LONG;
            case OPTIONAL_DOUBLE -> NumberForm.DOUBLE;
        };
        String jsonType = form instanceof RecursiveForm ? "" : form.schema(new Definitions()).text("type").orElse("");
        var constraints = Constraints.of(it, jsonType, form instanceof MapForm, where);
        Default defaultValue = it.getAnnotation(Default.class);
        var component = new Component(it.getName(), where, form, presence, constraints, it.getAnnotation(Doc.class),
            defaultValue == null ? null : parse(defaultValue.value(), where), accessor(it, where));
        if (defaultValue != null) {
            forms.addDefault(component);
        }
        return component;
    }

    private static Presence presence(RecordComponent it, boolean isOptional) {
        Class<?> type = it.getType();
        if (isOptional) {
            return Presence.OPTIONAL;
        }
        return type == OptionalInt.class ? Presence.OPTIONAL_INT
            : type == OptionalLong.class ? Presence.OPTIONAL_LONG
            : type == OptionalDouble.class ? Presence.OPTIONAL_DOUBLE
            : Forms.isNullable(it.getAnnotatedType()) || Forms.isNullable(it) ? Presence.NULLABLE
            : Presence.REQUIRED;
    }

    private static Json parse(String json, String where) {
        try {
            return new JsonReader(JsonLimits.DEFAULT).read(json.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(where + ": @Default " + json + " (expected: JSON text)", e);
        }
    }

    static void requireDefaultFits(Component component) {
        var trail = new Trail();
        component.read(component.defaultValue(), trail);
        if (trail.hasFaults()) {
            throw new IllegalArgumentException(
                component.where() + ": @Default " + trail.faults().getFirst().message());
        }
    }

    private static Deferred<MethodHandle> constructor(Class<?> type) {
        Class<?>[] parameters =
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = accessible(type.getDeclaredConstructor(parameters), type.getSimpleName());
            return new Deferred<>(() -> handle(constructor));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // a record has that constructor
        }
    }

    private static MethodHandle handle(Constructor<?> constructor) {
        try {
            return MethodHandles.lookup().unreflectConstructor(constructor)
                .asFixedArity()
                .asSpreader(Object[].class, constructor.getParameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it has been made accessible
        }
    }

    private static Deferred<MethodHandle> accessor(RecordComponent component, String where) {
        var accessor = accessible(component.getAccessor(), where);
        return new Deferred<>(() -> handle(accessor));
    }

    private static MethodHandle handle(Method accessor) {
        try {
            return MethodHandles.lookup().unreflect(accessor)
                .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // it has been made accessible
        }
    }

    private static <M extends AccessibleObject> M accessible(M member, String where) {
        if (!member.trySetAccessible()) {
            throw new IllegalArgumentException(
                where + ": not accessible (expected: a public record, or a package open to dev.candela.core)");
        }
        return member;
    }
}
