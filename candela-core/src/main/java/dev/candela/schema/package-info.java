/// JSON Schemas from Java records, values to and from JSON, and validation against anybody's schema.
///
/// Start at [Shape][dev.candela.schema.Shape] for records and at
/// [SchemaValidator][dev.candela.schema.SchemaValidator] for schemas of others; the annotations say what a record
/// alone cannot. No I/O: nothing a schema refers to is ever fetched. What others send is bounded by
/// [SchemaLimits][dev.candela.schema.SchemaLimits].
///
/// May use: `json`, the JDK, and the validation library, which only `Library`, `LibrarySchema` and the keywords around
/// it know.
@NullMarked
package dev.candela.schema;

import org.jspecify.annotations.NullMarked;
