package dev.candela.feature;

import dev.candela.json.Json;
import java.util.List;

/// Says what is wrong with a value, in the words that a model can use; empty when nothing is.
///
/// Safe for any thread.
@FunctionalInterface
public interface ToolCheck {
    /// Nothing is ever wrong.
    ToolCheck NONE = _ -> List.of();

    List<String> faults(Json value);
}
