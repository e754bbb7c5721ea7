package dev.candela.rpc;

import dev.candela.model.Params;
import dev.candela.model.Result;

/// Serves one method. Runs on the exchange's own virtual thread and may block; an interrupt is a cancellation.
///
/// A [McpException][dev.candela.model.McpException] ends the request with its error. Any other exception is a bug:
/// the log gets it, the peer does not.
@FunctionalInterface
public interface Handler<P extends Params> {
    Result handle(Exchange exchange, P params) throws Exception;
}
