package dev.candela.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says what kind of text a `String` is, such as `email` or `hostname`: the keyword `format`.
///
/// It informs the caller and is not checked, as JSON Schema 2020-12 has it. A component of type `URI`, `UUID`,
/// `Instant` or the like has its format by itself, and that one is checked.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Format {
    /// One of the formats that JSON Schema names, or any other word.
    String value();
}
