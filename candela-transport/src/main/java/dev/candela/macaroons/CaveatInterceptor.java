package dev.candela.macaroons;

import dev.candela.model.Params;
import dev.candela.model.Result;
import dev.candela.rpc.Exchange;
import dev.candela.rpc.Interceptor;
import java.time.InstantSource;

/// Holds the caveats of whoever asks against every request that a handler serves, as it reaches the handler: also when
/// another interceptor has changed what is asked for.
///
/// Requests without a handler, such as subscriptions and log levels, never come here. [MacaroonGate] sees all of them;
/// use this one besides it, innermost, where other interceptors rewrite requests. Safe for any thread.
public final class CaveatInterceptor implements Interceptor {
    private final InstantSource clock;

    public CaveatInterceptor(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Result intercept(Exchange exchange, Params params, Next next) throws Exception {
        String tool = params instanceof Params.CallTool it ? it.name() : null;
        var asked = new Caveats.Asked(exchange.request().method(), tool);
        var refusal = Caveats.refusal(exchange.caller().principal(), asked, clock.instant());
        if (refusal.isPresent()) {
            throw refusal.get().asException();
        }
        return next.proceed(exchange, params);
    }
}
