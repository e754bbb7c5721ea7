package dev.candela.rpc;

import dev.candela.json.Json;
import dev.candela.model.InputRequest;
import dev.candela.model.InputResponse;
import dev.candela.model.ListRootsResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// How a running request asks the client, whichever way the era has for it.
public interface Inputs {
    /// Asks all of these and comes back with the answers, by the same keys.
    ///
    /// It may end the handler and run it again later, from its start, when the answers are there; a key must
    /// therefore mean the same question in every run.
    ///
    /// @throws dev.candela.model.McpException when the client cannot answer such a question, or its answer is malformed
    Map<String, InputResponse> ask(Map<String, InputRequest<?>> requests) throws InterruptedException;

    /// The value of a side effect that must happen once, also when the handler runs again.
    Json once(String key, Supplier<Json> effect);

    /// The client's roots, asked for at most once per session or request.
    ListRootsResult roots() throws InterruptedException;

    /// What the handler returned as its state when it last asked by value; empty on the first run.
    Optional<Json> state();

    /// The answers to what the handler last asked by value; empty on the first run.
    Map<String, InputResponse> answers();

    /// Of a request that may not ask.
    Inputs NONE = new Inputs() {
        @Override
        public Map<String, InputResponse> ask(Map<String, InputRequest<?>> requests) {
            throw new IllegalStateException("ask: not here (expected: in a tool, a prompt or a resource)");
        }

        @Override
        public Json once(String key, Supplier<Json> effect) {
            return effect.get();
        }

        @Override
        public ListRootsResult roots() {
            throw new IllegalStateException("roots: not here (expected: in a tool, a prompt or a resource)");
        }

        @Override
        public Optional<Json> state() {
            return Optional.empty();
        }

        @Override
        public Map<String, InputResponse> answers() {
            return Map.of();
        }
    };
}
