package dev.candela.schema;

import dev.candela.json.Json;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Finds the form of a Java type. Used once per [Shape], by one thread.
final class Forms {
    private static final Map<Class<?>, Form> SIMPLE = Map.ofEntries(
        Map.entry(String.class, TextForm.STRING),
        Map.entry(boolean.class, BooleanForm.BOOLEAN), Map.entry(Boolean.class, BooleanForm.BOOLEAN),
        Map.entry(byte.class, NumberForm.BYTE), Map.entry(Byte.class, NumberForm.BYTE),
        Map.entry(short.class, NumberForm.SHORT), Map.entry(Short.class, NumberForm.SHORT),
        Map.entry(int.class, NumberForm.INT), Map.entry(Integer.class, NumberForm.INT),
        Map.entry(long.class, NumberForm.LONG), Map.entry(Long.class, NumberForm.LONG),
        Map.entry(float.class, NumberForm.FLOAT), Map.entry(Float.class, NumberForm.FLOAT),
        Map.entry(double.class, NumberForm.DOUBLE), Map.entry(Double.class, NumberForm.DOUBLE),
        Map.entry(BigInteger.class, NumberForm.BIG_INTEGER), Map.entry(BigDecimal.class, NumberForm.BIG_DECIMAL),
        Map.entry(Instant.class, TextForm.INSTANT), Map.entry(OffsetDateTime.class, TextForm.OFFSET_DATE_TIME),
        Map.entry(LocalDate.class, TextForm.LOCAL_DATE), Map.entry(Duration.class, TextForm.DURATION),
        Map.entry(URI.class, TextForm.URI_TEXT), Map.entry(UUID.class, TextForm.UUID_TEXT),
        Map.entry(byte[].class, TextForm.BYTES),
        Map.entry(Json.class, JsonForm.ANY), Map.entry(Json.Obj.class, JsonForm.OBJECT),
        Map.entry(Json.Arr.class, JsonForm.ARRAY));

    private final Map<Class<?>, Form> finished = new HashMap<>();
    private final Map<Class<?>, RecursiveForm> unfinished = new HashMap<>();
    private final List<Component> withDefault = new ArrayList<>();

    /// The form of a type whose values are objects.
    ///
    /// @throws IllegalArgumentException when there is none
    static Form ofRoot(Class<?> type) {
        var forms = new Forms();
        boolean isObject = type.isRecord() || isUnion(type) || type == Json.Obj.class;
        if (!isObject) {
            throw new IllegalArgumentException(
                type.getName() + " (expected: a record, a sealed interface of records, or Json.Obj)");
        }
        Form form = forms.of(type, type.getSimpleName());
        forms.withDefault.forEach(Records::requireDefaultFits);
        return form;
    }

    /// @param where  what has that type, for messages
    /// @throws IllegalArgumentException when JSON values of that type are not defined
    Form of(AnnotatedType type, String where) {
        Type plain = type.getType();
        if (type instanceof AnnotatedParameterizedType generic && plain instanceof ParameterizedType it) {
            return generic((Class<?>) it.getRawType(), generic.getAnnotatedActualTypeArguments(), where);
        }
        if (type instanceof AnnotatedArrayType array && plain != byte[].class) {
            AnnotatedType element = array.getAnnotatedGenericComponentType();
            Form form = element(element, where);
            return SequenceForm.array(form, rawClass(element.getType(), where));
        }
        return plain instanceof Class<?> it ? of(it, where) : unsupported(plain, where);
    }

    private Form generic(Class<?> raw, AnnotatedType[] arguments, String where) {
        if (raw == List.class || raw == Collection.class) {
            return SequenceForm.list(element(arguments[0], where));
        }
        if (raw == Set.class) {
            return SequenceForm.set(element(arguments[0], where));
        }
        if (raw == Map.class && arguments[0].getType() == String.class) {
            return new MapForm(element(arguments[1], where));
        }
        return unsupported(raw, where);
    }

    /// Elements are always there: JSON arrays have no holes.
    private Form element(AnnotatedType type, String where) {
        Form form = of(type, where);
        if (isNullable(type)) {
            throw new IllegalArgumentException(where + ": @Nullable elements (expected: elements that are there)");
        }
        return form;
    }

    private Form of(Class<?> type, String where) {
        Form known = SIMPLE.getOrDefault(type, finished.get(type));
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return EnumForm.of(type);
        }
        boolean isRecord = type.isRecord() && type.getTypeParameters().length == 0;
        if (!isRecord && !isUnion(type)) {
            return unsupported(type, where);
        }
        if (unfinished.containsKey(type)) {
            return unfinished.get(type);
        }
        var inside = new RecursiveForm(type);
        unfinished.put(type, inside);
        Form form = isRecord ? new Records(this).of(type, null) : union(type);
        inside.finish(form);
        unfinished.remove(type);
        finished.put(type, form);
        return form;
    }

    private static boolean isUnion(Class<?> type) {
        return type.isInterface() && type.isSealed() && type != Json.class && type.getTypeParameters().length == 0;
    }

    private Form union(Class<?> type) {
        var variants = new ArrayList<RecordForm>();
        addVariants(type, variants);
        return UnionForm.of(type, variants);
    }

    private void addVariants(Class<?> type, List<RecordForm> variants) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (isUnion(permitted)) {
                addVariants(permitted, variants);
            } else if (permitted.isRecord() && permitted.getTypeParameters().length == 0) {
                variants.add(new Records(this).of(permitted, UnionForm.tagOf(permitted)));
            } else {
                throw new IllegalArgumentException(
                    type.getName() + ": " + permitted.getName() + " (expected: only records without type parameters)");
            }
        }
    }

    /// Its default is checked when all forms are finished.
    void addDefault(Component component) {
        withDefault.add(component);
    }

    private static Class<?> rawClass(Type type, String where) {
        return switch (type) {
            case Class<?> it -> it;
            case ParameterizedType it -> (Class<?>) it.getRawType();
            default -> throw new IllegalArgumentException(where + ": " + type + " (expected: elements of a class)");
        };
    }

    /// By name, so that any library's `@Nullable` counts, and none needs to be there at run time.
    static boolean isNullable(AnnotatedElement element) {
        for (Annotation it : element.getAnnotations()) {
            if (it.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }

    private static Form unsupported(Type type, String where) {
        throw new IllegalArgumentException(where + ": " + type.getTypeName() + " (expected: String, a number, boolean, "
            + "an enum, a record or a sealed interface of records without type parameters, List, Set, Map<String, …>, "
            + "an array, byte[], Json, Instant, OffsetDateTime, LocalDate, Duration, URI, UUID; Optional or @Nullable "
            + "only directly in a record)");
    }

    /// What an `Optional` holds.
    static Optional<AnnotatedType> insideOptional(AnnotatedType type) {
        boolean isOptional = type.getType() instanceof ParameterizedType it && it.getRawType() == Optional.class;
        return isOptional && type instanceof AnnotatedParameterizedType generic
            ? Optional.of(generic.getAnnotatedActualTypeArguments()[0]) : Optional.empty();
    }
}
