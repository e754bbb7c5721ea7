/// Schemas from records, values to and from JSON, validation within bounds.
@NullMarked
package dev.candela.schema;

import org.jspecify.annotations.NullMarked;
