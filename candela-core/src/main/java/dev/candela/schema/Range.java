package dev.candela.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Bounds a number, both ends included: the keywords `minimum` and `maximum`.
///
/// Only on components of a number type.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /// The smallest value; unbounded when left out.
    double min() default Double.NEGATIVE_INFINITY;

    /// The largest value; unbounded when left out.
    double max() default Double.POSITIVE_INFINITY;
}
