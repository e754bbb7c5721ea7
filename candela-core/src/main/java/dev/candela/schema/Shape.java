package dev.candela.schema;

import dev.candela.json.Json;
import java.util.List;
import java.util.Objects;

/// A Java type whose values are JSON objects: its JSON Schema, and its values read from and written to JSON.
///
/// The type is a record, a sealed interface of records, or [Json.Obj] for any object. A component becomes a property
/// of its name:
///
/// | Component | JSON |
/// |---|---|
/// | `String`, `boolean`, number types, `BigInteger`, `BigDecimal` | string, boolean, integer or number |
/// | an enum | string, one of the names of its constants |
/// | a record | object |
/// | a sealed interface of records | `oneOf`; `"type"` names the record: `Circle` is `"circle"` |
/// | `List`, `Collection`, `Set`, arrays | array; of distinct elements (10 000 at most) for a set |
/// | `Map<String, …>` | object with any names |
/// | `Instant`, `OffsetDateTime`, `LocalDate`, `Duration`, `URI`, `UUID` | string with a format |
/// | `byte[]` | string in base64 |
/// | `Json`, `Json.Obj`, `Json.Arr` | any value, any object, any array |
/// | `Optional…`, `@Nullable`, or with [Default] | not required; `null` counts as absent |
///
/// A type that contains itself is described under `$defs`. Objects may hold members that the record does not know, and
/// they are passed over: some clients add members of their own, and a misspelt name shows as a missing one anyway. So
/// `additionalProperties` is left out.
///
/// Reading enforces all that the schema says, `format` from [Format] apart, so what this shape reads needs no
/// validation before. The schema and the reader are made once; after that nothing is looked up by reflection.
///
/// Safe for any thread.
public final class Shape<T> {
    private final Class<T> type;
    private final Form form;
    private final Json.Obj schema;

    private Shape(Class<T> type, Form form, Json.Obj schema) {
        this.type = type;
        this.form = form;
        this.schema = schema;
    }

    /// @throws IllegalArgumentException when a component has a type or an annotation that JSON cannot follow; the
    ///     message names the component
    public static <T> Shape<T> of(Class<T> type) {
        Form form = Forms.ofRoot(type);
        var definitions = new Definitions();
        Json.Obj schema = definitions.addTo(form.schema(definitions));
        try {
            HeaderParameter.in(schema);
        } catch (InvalidSchema e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getMessage(), e);
        }
        return new Shape<>(type, form, schema);
    }

    public Class<T> type() {
        return type;
    }

    /// JSON Schema 2020-12, always of `"type": "object"`.
    ///
    /// A sealed interface has `oneOf` at the root, which some models' tool interfaces do not take; for tool arguments
    /// put it into a component of a record.
    public Json.Obj schema() {
        return schema;
    }

    /// Reads an object.
    ///
    /// A record that refuses its components with an [IllegalArgumentException] makes a fault of that message; every
    /// other exception of a constructor is a bug and comes through.
    public Reading<T> read(Json.Obj json) {
        var trail = new Trail();
        try {
            Object value = form.read(json, trail);
            return trail.hasFaults()
                ? new Reading.Faulty<>(trail.faults())
                : new Reading.Value<>(type.cast(Objects.requireNonNull(value, "value")));
        } catch (Work.Exhausted e) {
            return new Reading.Faulty<>(List.of(OfflineSchemaValidator.tooMuchWork(SchemaLimits.DEFAULT)));
        }
    }

    /// Writes a value. Components that are absent are left out.
    ///
    /// @throws IllegalArgumentException when a component is null that must not be, or breaks a constraint of its own
    public Json.Obj write(T value) {
        return (Json.Obj) form.write(value);
    }

    @Override
    public String toString() {
        return "Shape[" + type.getName() + "]";
    }
}
