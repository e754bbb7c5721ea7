package dev.candela.era;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Principal;
import dev.candela.state.Sealer;
import dev.candela.wire.Message;
import dev.candela.wire.Meta;
import java.time.Duration;
import java.util.TreeMap;

/// Seals and opens the state of modern requests, bound to who asked and for what.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr">MRTR</a>
final class RequestStates {
    private final Sealer sealer;
    private final Duration life;
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    RequestStates(Sealer sealer, Duration life) {
        this.sealer = sealer;
        this.life = life;
    }

    String seal(RequestState state, Message.Request request, Principal principal) {
        var bytes = JsonWriter.bytes(state.json());
        return sealer.seal(bytes, binding(request, principal), life);
    }

    /// @throws dev.candela.model.McpException when the text was not made here for this very request, or is too old
    RequestState open(String sealed, Message.Request request, Principal principal) {
        return switch (sealer.open(sealed, binding(request, principal))) {
            case Sealer.Unsealed.Opened(var bytes) -> read(bytes);
            case Sealer.Unsealed.Expired _ -> throw refused("expired (expected: a retry in time)");
            case Sealer.Unsealed.Invalid _ -> throw refused("invalid (expected: an exact echo)");
        };
    }

    private RequestState read(byte[] bytes) {
        try {
            return RequestState.of(reader.read(bytes) instanceof Json.Obj it ? it : Json.Obj.EMPTY);
        } catch (MalformedJson e) {
            throw new IllegalStateException("request state: sealed here, yet unreadable", e);
        }
    }

    private static McpException refused(String what) {
        return McpError.invalidParams("requestState: " + what).asException();
    }

    /// What a state belongs to. Retries must have the same method and params, in any order of members.
    private static byte[] binding(Message.Request request, Principal principal) {
        var params = request.params().without(Meta.META).without(Meta.INPUT_RESPONSES).without(Meta.REQUEST_STATE);
        return JsonWriter.bytes(Json.arr(request.method(), principal.name(), sorted(params)));
    }

    private static Json sorted(Json value) {
        return switch (value) {
            case Json.Obj(var members) -> Json.build(it -> new TreeMap<>(members).forEach((name, member) ->
                it.put(name, sorted(member))));
            case Json.Arr(var elements) -> Json.arr(elements.stream().map(RequestStates::sorted).toArray());
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
        };
    }
}
