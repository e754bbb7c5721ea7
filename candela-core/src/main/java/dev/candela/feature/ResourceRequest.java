package dev.candela.feature;

import java.util.Map;

/// Which resource is wanted.
///
/// @param uri        as the client named it
/// @param variables  what the variables of the template captured, percent-decoded; empty for a plain resource
public record ResourceRequest(String uri, Map<String, String> variables) {
    public ResourceRequest {
        variables = Map.copyOf(variables);
    }

    /// What a variable captured.
    ///
    /// @throws IllegalArgumentException when the template has no such variable
    public String variable(String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("variable: " + name + " (expected: one of " + variables.keySet() + ")");
        }
        return value;
    }
}
