package dev.candela.schema;

import dev.candela.json.Json;
import org.jspecify.annotations.Nullable;

/// How the values of one Java type look in JSON.
///
/// Safe for any thread.
interface Form {
    /// @param definitions  collects what the schema refers to
    Json.Obj schema(Definitions definitions);

    /// The Java value, or null after adding at least one fault to the trail.
    @Nullable Object read(Json value, Trail trail);

    /// @throws IllegalArgumentException when JSON cannot say the value, or its own schema forbids it
    Json write(Object value);
}
