package dev.candela.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in words what something means. It becomes the `description` that the model reads.
///
/// On a record component it describes that argument, and wins over the text on the component's type. On an enum
/// constant it joins the description of whatever has that enum as its type.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Doc {
    /// One or a few plain sentences.
    String value();
}
