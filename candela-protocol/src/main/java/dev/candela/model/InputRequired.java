package dev.candela.model;

import dev.candela.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The request cannot go on before the client has answered; then it comes again with the answers.
///
/// A handler may return it as a value; asking in the middle of a handler does the same without it.
///
/// @param requests  what to ask, by keys of the server's choice
/// @param state     what the handler wants to see again on the retry; null for nothing
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr">MRTR</a>
public record InputRequired(Map<String, InputRequest<?>> requests, @Nullable Json state) implements Result {
    public InputRequired {
        requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
        if (requests.isEmpty() && state == null) {
            throw new IllegalArgumentException("requests: none (expected: at least one, or a state)");
        }
    }
}
