package dev.candela.era;

import dev.candela.model.InputRequest;
import java.util.Map;

/// Ends the run of a handler that has to wait for an answer which only another request can bring.
///
/// An error and not an exception, so that a handler that catches every exception does not catch its own end.
final class InputNeeded extends Error {
    private static final long serialVersionUID = 1;

    private final transient Map<String, InputRequest<?>> requests;

    InputNeeded(Map<String, InputRequest<?>> requests) {
        super("input needed", null, false, false);
        this.requests = requests;
    }

    Map<String, InputRequest<?>> requests() {
        return requests;
    }
}
