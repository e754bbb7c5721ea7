package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.model.InputRequest;
import dev.candela.model.InputResponse;
import dev.candela.model.ListRoots;
import dev.candela.model.ListRootsResult;
import dev.candela.rpc.InputCheck;
import dev.candela.rpc.Inputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks by ending the request: the answers come with its retry, and the handler runs again.
final class ModernInputs implements Inputs {
    private static final String ROOTS_KEY = "candela.roots";

    private final InputCheck check;
    private final Json.Obj unasked;
    private RequestState state;

    /// @param unasked  answers that came without a state, so nothing says what they answer
    ModernInputs(RequestState state, Json.Obj unasked, InputCheck check) {
        this.state = state;
        this.unasked = unasked;
        this.check = check;
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest<?>> requests) {
        var answers = new LinkedHashMap<String, InputResponse>();
        var open = new LinkedHashMap<String, InputRequest<?>>();
        requests.forEach((key, request) -> {
            Json raw = raw(key);
            if (raw == null) {
                open.put(key, request);
            } else {
                answers.put(key, InputResponses.read(key, request, raw, check));
            }
        });
        if (!open.isEmpty()) {
            throw new InputNeeded(open);
        }
        return answers;
    }

    private synchronized @Nullable Json raw(String key) {
        Json known = state.answers().member(key);
        return known == null ? unasked.member(key) : known;
    }

    @Override
    public synchronized Json once(String key, Supplier<Json> effect) {
        Json known = state.kept().member(key);
        if (known != null) {
            return known;
        }
        Json value = effect.get();
        state = state.withKept(key, value);
        return value;
    }

    @Override
    public ListRootsResult roots() {
        var request = new ListRoots();
        return (ListRootsResult) Objects.requireNonNull(ask(Map.of(ROOTS_KEY, request)).get(ROOTS_KEY));
    }

    @Override
    public synchronized Optional<Json> state() {
        return Optional.ofNullable(state.own());
    }

    @Override
    public synchronized Map<String, InputResponse> answers() {
        var answers = new LinkedHashMap<String, InputResponse>();
        state.asked().members().forEach((key, question) -> {
            Json raw = state.answers().member(key);
            if (raw != null) {
                answers.put(key, InputResponses.read(key, question, raw, check));
            }
        });
        return answers;
    }

    /// What the next run needs to know.
    synchronized RequestState next(Map<String, InputRequest<?>> requests, @Nullable Json own) {
        return state.withAsked(requests, own);
    }

    /// The same, of a handler that asked in the middle and so has not changed its own state.
    synchronized RequestState next(Map<String, InputRequest<?>> requests) {
        return state.withAsked(requests, state.own());
    }
}
