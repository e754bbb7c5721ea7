package dev.candela.feature;

import java.util.List;
import java.util.Map;

/// Suggests values for an argument of a prompt or a variable of a template.
@FunctionalInterface
public interface CompletionFunction {
    /// @param value     what the user has typed so far
    /// @param resolved  values already chosen for other arguments
    /// @return all that fit, best first; the client gets the first hundred
    List<String> suggest(String value, Map<String, String> resolved, Call call) throws Exception;
}
