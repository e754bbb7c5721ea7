package dev.candela.schema;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Whether a component must be there, and how Java says that it is not.
enum Presence {
    REQUIRED,
    NULLABLE,
    OPTIONAL,
    OPTIONAL_INT,
    OPTIONAL_LONG,
    OPTIONAL_DOUBLE;

    /// The Java value of an absent component.
    @Nullable Object absent() {
        return switch (this) {
            case REQUIRED, NULLABLE -> null;
            case OPTIONAL -> Optional.empty();
            case OPTIONAL_INT -> OptionalInt.empty();
            case OPTIONAL_LONG -> OptionalLong.empty();
            case OPTIONAL_DOUBLE -> OptionalDouble.empty();
        };
    }

    /// The Java value of a component that is there.
    Object wrap(Object value) {
        return switch (this) {
            case REQUIRED, NULLABLE -> value;
            case OPTIONAL -> Optional.of(value);
            case OPTIONAL_INT -> OptionalInt.of((int) value);
            case OPTIONAL_LONG -> OptionalLong.of((long) value);
            case OPTIONAL_DOUBLE -> OptionalDouble.of((double) value);
        };
    }

    /// The opposite of [#wrap]; null when the component is absent.
    @Nullable Object unwrap(@Nullable Object value) {
        return switch (value) {
            case Optional<?> it -> it.orElse(null);
            case OptionalInt it -> it.isPresent() ? it.getAsInt() : null;
            case OptionalLong it -> it.isPresent() ? it.getAsLong() : null;
            case OptionalDouble it -> it.isPresent() ? it.getAsDouble() : null;
            case null, default -> value;
        };
    }
}
