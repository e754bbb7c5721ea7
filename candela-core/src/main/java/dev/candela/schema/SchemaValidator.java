package dev.candela.schema;

import dev.candela.json.Json;
import java.util.List;

/// Checks JSON values against JSON Schemas that somebody else has written.
///
/// Safe for any thread. Never reads anything but the schema that is passed in: no file, no network.
public interface SchemaValidator {
    /// Prepares a schema for use. Costs more than a check, so keep the result.
    ///
    /// @throws InvalidSchema when the schema is broken, too large, of a dialect that is not supported, or refers to
    ///     something outside of itself
    Compiled compile(Json.Obj schema) throws InvalidSchema;

    /// A schema ready for use. Safe for any thread; a check leaves nothing behind.
    interface Compiled {
        /// What is wrong with a value; empty when nothing is.
        List<Fault> validate(Json value);
    }
}
