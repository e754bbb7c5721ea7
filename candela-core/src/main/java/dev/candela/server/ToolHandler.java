package dev.candela.server;

import dev.candela.feature.Call;

/// What a tool does. Blocks; runs on a virtual thread of its own; an interrupt is a cancellation.
///
/// A [ToolFailure][dev.candela.model.ToolFailure] becomes a result that the model sees; any other exception is a bug
/// that only the log sees.
///
/// @param <I>  the arguments: a record, or `Json.Obj`
/// @param <O>  the result: see [ToolDefinition]
@FunctionalInterface
public interface ToolHandler<I, O> {
    O handle(I arguments, Call call) throws Exception;
}
