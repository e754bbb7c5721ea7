package dev.candela.feature;

import dev.candela.json.Json;
import dev.candela.model.Result;

/// What a tool does, on the level of JSON: the arguments have been validated, the result is ready to be written.
///
/// A [ToolFailure][dev.candela.model.ToolFailure] becomes a result that the model sees.
@FunctionalInterface
public interface ToolFunction {
    /// @return a [dev.candela.model.CallToolResult], or [dev.candela.model.InputRequired]
    Result call(Json.Obj arguments, Call call) throws Exception;
}
