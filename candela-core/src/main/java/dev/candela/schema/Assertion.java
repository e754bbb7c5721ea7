package dev.candela.schema;

import dev.candela.json.Json;

/// One keyword of a schema that can be decided by looking at one value.
///
/// @param keyword   its name
/// @param expected  what it asks for, in words that end the sentence "expected: …"
/// @param test      whether a value has it; true for values of a type that the keyword does not concern
record Assertion(String keyword, String expected, Test test) {
    /// Decides about one value.
    @FunctionalInterface
    interface Test {
        /// @throws Work.Exhausted when deciding costs more than is left
        boolean holds(Json value, Work work);
    }
}
