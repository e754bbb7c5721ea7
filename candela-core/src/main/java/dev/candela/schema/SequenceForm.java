package dev.candela.schema;

import dev.candela.json.Json;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists, sets and arrays. What is read cannot be changed, arrays apart.
///
/// @param distinct  whether two equal elements are a fault
/// @param make      the Java value of its elements
/// @param elements  the elements of a Java value
record SequenceForm(
    Form element, boolean distinct, Function<List<Object>, Object> make, Function<Object, Collection<?>> elements)
    implements Form {
    /// Elements of a set. Beyond, values whose hashes were made to collide cost too much.
    private static final int DISTINCT_MAX = 10_000;

    static SequenceForm list(Form element) {
        return new SequenceForm(element, false, Collections::unmodifiableList, it -> (Collection<?>) it);
    }

    /// Keeps the order of the elements.
    static SequenceForm set(Form element) {
        return new SequenceForm(element, true, it -> Collections.unmodifiableSet(new LinkedHashSet<>(it)),
            it -> (Collection<?>) it);
    }

    static SequenceForm array(Form element, Class<?> elementType) {
        return new SequenceForm(element, false, it -> arrayOf(it, elementType), SequenceForm::listOf);
    }

    private static Object arrayOf(List<Object> elements, Class<?> elementType) {
        Object array = Array.newInstance(elementType, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private static List<Object> listOf(Object array) {
        var elements = new ArrayList<>(Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        var schema = Json.obj("type", "array", "items", element.schema(definitions));
        return distinct ? schema.with("uniqueItems", Json.Bool.TRUE) : schema;
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        if (!(value instanceof Json.Arr(var values))) {
            trail.unexpected(value, "an array");
            return null;
        }
        if (distinct && !areDistinct(values, trail)) {
            return null;
        }
        int faultsBefore = trail.faultCount();
        var list = new ArrayList<>(values.size());
        for (int i = 0; i < values.size() && !trail.isFull(); i++) {
            trail.enter(i);
            Object it = element.read(values.get(i), trail);
            trail.leave();
            if (it != null) {
                list.add(it);
            }
        }
        return trail.isWholeSince(faultsBefore) ? make.apply(list) : null;
    }

    private static boolean areDistinct(List<Json> values, Trail trail) {
        if (values.size() > DISTINCT_MAX) {
            trail.fault("an array of " + values.size() + " (expected: at most " + DISTINCT_MAX + " elements)");
            return false;
        }
        var seen = HashSet.<String>newHashSet(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(Canonical.text(values.get(i)))) {
                trail.enter(i);
                trail.unexpected(values.get(i), "an element that is not there before");
                trail.leave();
                return false;
            }
        }
        return true;
    }

    @Override
    public Json write(Object value) {
        Collection<?> values = elements.apply(value);
        var list = new ArrayList<Json>(values.size());
        for (Object it : values) {
            list.add(element.write(it));
        }
        return new Json.Arr(list);
    }
}
