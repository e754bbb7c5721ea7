package dev.candela.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The value of a component whose member is absent: the keyword `default`. Such a component is not required.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /// The value as JSON text: `10`, `true`, `"metric"`, `[]`. It is read once when the [Shape] is made, so a value
    /// that does not fit its component is found at once.
    String value();
}
