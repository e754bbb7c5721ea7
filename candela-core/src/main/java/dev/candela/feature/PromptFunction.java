package dev.candela.feature;

import dev.candela.model.Result;
import java.util.Map;

/// Fills in a prompt.
@FunctionalInterface
public interface PromptFunction {
    /// @param arguments  every required one is there
    /// @return a [dev.candela.model.GetPromptResult], or [dev.candela.model.InputRequired]
    Result get(Map<String, String> arguments, Call call) throws Exception;
}
