package dev.candela.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Bounds how long a text is or how many elements or entries there are, both ends included.
///
/// On a text it counts Unicode characters (`minLength`, `maxLength`), on a list, set or array elements (`minItems`,
/// `maxItems`), on a map entries (`minProperties`, `maxProperties`). On bytes it counts the characters of their base64
/// text.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Size {
    /// The least; zero when left out.
    int min() default 0;

    /// The most; unbounded when left out.
    int max() default Integer.MAX_VALUE;
}
