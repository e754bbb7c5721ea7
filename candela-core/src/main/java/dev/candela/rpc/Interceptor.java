package dev.candela.rpc;

import dev.candela.model.Params;
import dev.candela.model.Result;

/// Behaviour around every request that a handler serves, such as limits, traces or policy.
///
/// The first interceptor of a server is outermost. It runs on the exchange's thread and may block.
@FunctionalInterface
public interface Interceptor {
    /// @param params  as they were read; others of the same kind may be passed on
    Result intercept(Exchange exchange, Params params, Next next) throws Exception;

    @FunctionalInterface
    interface Next {
        Result proceed(Exchange exchange, Params params) throws Exception;
    }
}
