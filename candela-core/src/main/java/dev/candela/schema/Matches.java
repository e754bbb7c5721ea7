package dev.candela.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A text must contain a match of a regular expression: the keyword `pattern`.
///
/// The syntax is that of JSON Schema (ECMA-262, Unicode), without look-behind and back-references. As in JSON Schema
/// the match may be anywhere; write `^…$` for the whole text.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {
    /// The regular expression.
    String value();
}
