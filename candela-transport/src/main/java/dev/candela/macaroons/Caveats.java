package dev.candela.macaroons;

import dev.candela.json.Json;
import dev.candela.lumen.macaroon.Caveat;
import dev.candela.lumen.macaroon.Macaroon;
import dev.candela.model.McpError;
import dev.candela.model.Principal;
import dev.candela.wire.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the caveats that a principal carries mean for a request.
///
/// | caveat | allows |
/// |---|---|
/// | `method = NAME` | that method |
/// | `tool = NAME` | to call that tool, and to list the tools |
/// | `op = read` | what [#READING] names: neither tools, nor completion, nor the log level, nor methods unknown here |
/// | `expiry < TIME` | everything, before that time |
///
/// None but the expiry stands in the way of what only opens a conversation: [#OPENING].
final class Caveats {
    private static final String CLAIM = "caveats";

    /// Without these a client cannot even ask for what it may do. They tell what the server offers in general.
    private static final Set<String> OPENING = Set.of(Method.INITIALIZE, Method.PING, Method.DISCOVER);

    /// Prompts count as read, since nothing but text may come of getting one. A completion runs the author's code on
    /// whatever is typed and the log level outlives its request, so they do not.
    private static final Set<String> READING = Set.of(
        Method.INITIALIZE, Method.PING, Method.DISCOVER, Method.TOOLS_LIST.name(), Method.RESOURCES_LIST.name(),
        Method.RESOURCES_TEMPLATES_LIST.name(), Method.RESOURCES_READ.name(), Method.PROMPTS_LIST.name(),
        Method.PROMPTS_GET.name(), Method.LISTEN, Method.SUBSCRIBE, Method.UNSUBSCRIBE);

    private Caveats() {}

    /// What is asked for.
    ///
    /// @param tool  that is called; null for any other method, or when the request names none
    record Asked(String method, @Nullable String tool) {
        boolean opens() {
            return OPENING.contains(method);
        }
    }

    static Principal principal(Macaroon macaroon) {
        var texts = macaroon.caveats().stream().map(Caveat::text).toArray();
        return new Principal(macaroon.id(), Json.obj(CLAIM, Json.arr(texts)));
    }

    /// Why the principal may not have that; empty when it may, or carries no caveats at all.
    static Optional<McpError> refusal(Principal principal, Asked asked, Instant now) {
        for (var caveat : of(principal)) {
            if (!holds(caveat, asked, now)) {
                return Optional.of(error(caveat));
            }
        }
        return Optional.empty();
    }

    /// A claim of another shape is not ours to understand: it stands for a caveat that never holds.
    private static List<Caveat> of(Principal principal) {
        return switch (principal.claims().member(CLAIM)) {
            case null -> List.of();
            case Json.Arr(var elements) -> elements.stream()
                .map(it -> it instanceof Json.Str(var text) ? Caveat.of(text) : new Caveat.Unknown("")).toList();
            case Json.Obj _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> List.of(new Caveat.Unknown(""));
        };
    }

    private static boolean holds(Caveat caveat, Asked asked, Instant now) {
        return switch (caveat) {
            case Caveat.Method(var name) -> asked.opens() || asked.method.equals(name);
            case Caveat.Tool(var name) -> asked.opens() || asked.method.equals(Method.TOOLS_LIST.name())
                || (asked.method.equals(Method.TOOLS_CALL.name()) && name.equals(asked.tool));
            case Caveat.Op(var operation) -> switch (operation) {
                case READ -> READING.contains(asked.method);
            };
            case Caveat.Expiry it -> !it.isOver(now);
            case Caveat.Unknown _ -> false;
        };
    }

    /// The bearer knows its own caveats, so it may be told which one it was.
    private static McpError error(Caveat caveat) {
        String message = switch (caveat) {
            case Caveat.Method(var name) -> "method: not allowed by the macaroon (expected: " + name + ")";
            case Caveat.Tool(var name) -> "tool: not allowed by the macaroon (expected: " + name + ")";
            case Caveat.Op _ -> "method: not allowed by the macaroon (expected: one that only reads)";
            case Caveat.Expiry _ -> "macaroon: expired (expected: one that is still good)";
            case Caveat.Unknown _ -> "macaroon: an unknown caveat (expected: method, tool, op or expiry)";
        };
        return new McpError(McpError.INVALID_REQUEST, message, Json.obj("caveat", caveat.text()));
    }
}
