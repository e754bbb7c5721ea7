package dev.candela.server;

import dev.candela.feature.Call;
import java.util.Map;

/// Fills in a prompt: returns text, a [PromptMessage][dev.candela.model.PromptMessage], a list of them, a
/// [GetPromptResult][dev.candela.model.GetPromptResult], or [InputRequired][dev.candela.model.InputRequired].
@FunctionalInterface
public interface PromptHandler {
    /// @param arguments  every required one is there
    Object get(Map<String, String> arguments, Call call) throws Exception;
}
