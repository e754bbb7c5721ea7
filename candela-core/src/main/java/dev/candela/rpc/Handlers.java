package dev.candela.rpc;

import dev.candela.model.Params;
import dev.candela.model.Result;
import dev.candela.wire.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The methods that a server serves in both eras, and who serves them. Immutable.
public final class Handlers {
    private final Map<String, Entry<?>> entries;
    private final List<Interceptor> interceptors;

    private Handlers(Map<String, Entry<?>> entries, List<Interceptor> interceptors) {
        this.entries = Map.copyOf(entries);
        this.interceptors = List.copyOf(interceptors);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Who serves that method; empty when nobody does, or what it belongs to is not offered now.
    public Optional<Served> find(String method) {
        var entry = entries.get(method);
        return entry != null && entry.offered.getAsBoolean()
            ? Optional.of(entry.served(interceptors))
            : Optional.empty();
    }

    /// One method, ready to serve one request.
    @FunctionalInterface
    public interface Served {
        Result serve(Exchange exchange) throws Exception;
    }

    private record Entry<P extends Params>(Method<P> method, Handler<P> handler, BooleanSupplier offered) {
        Served served(List<Interceptor> interceptors) {
            return exchange -> {
                var params = method.read().apply(exchange.request().params());
                return interceptors.isEmpty()
                    ? handler.handle(exchange, params)
                    : around(interceptors, 0, params).proceed(exchange, params);
            };
        }

        private Interceptor.Next around(List<Interceptor> interceptors, int index, P params) {
            if (index == interceptors.size()) {
                return (exchange, given) -> handler.handle(exchange, likeRead(params, given));
            }
            var next = around(interceptors, index + 1, params);
            return (exchange, given) -> interceptors.get(index).intercept(exchange, given, next);
        }
    }

    /// Params that an interceptor passes on, which may be others than were read but not of another method.
    @SuppressWarnings("unchecked") // checked by class
    private static <P extends Params> P likeRead(P read, Params given) {
        if (given.getClass() != read.getClass()) {
            throw new IllegalArgumentException("params: " + given.getClass().getSimpleName() + " (expected: "
                + read.getClass().getSimpleName() + ")");
        }
        return (P) given;
    }

    /// Collects handlers. Not safe for more than one thread.
    public static final class Builder {
        private final Map<String, Entry<?>> entries = new HashMap<>();
        private final List<Interceptor> interceptors = new ArrayList<>();

        private Builder() {}

        /// @param offered  whether the method exists at the moment
        public <P extends Params> Builder on(Method<P> method, Handler<P> handler, BooleanSupplier offered) {
            entries.put(method.name(), new Entry<>(method, handler, offered));
            return this;
        }

        public Builder around(List<Interceptor> more) {
            interceptors.addAll(more);
            return this;
        }

        public Handlers build() {
            return new Handlers(entries, interceptors);
        }
    }
}
