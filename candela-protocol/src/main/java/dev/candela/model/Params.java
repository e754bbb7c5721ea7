package dev.candela.model;

import dev.candela.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request asks for, by method.
public sealed interface Params {
    /// A list from its start or from a cursor.
    ///
    /// @param cursor  null for the first page
    record Page(@Nullable String cursor) implements Params {}

    record CallTool(String name, Json.Obj arguments) implements Params {}

    record GetPrompt(String name, Map<String, String> arguments) implements Params {
        public GetPrompt {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }

    record ReadResource(String uri) implements Params {}

    /// @param argument  name of the argument or variable to complete
    /// @param value     what the user has typed so far
    /// @param resolved  values already chosen for other arguments
    record Complete(Reference reference, String argument, String value, Map<String, String> resolved)
        implements Params {
        public Complete {
            resolved = Map.copyOf(resolved);
        }
    }

    /// Whose argument is to be completed.
    sealed interface Reference {
        record ToPrompt(String name) implements Reference {}

        /// @param uri  a URI or a URI template
        record ToResource(String uri) implements Reference {}
    }
}
