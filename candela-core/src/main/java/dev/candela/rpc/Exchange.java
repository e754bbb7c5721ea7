package dev.candela.rpc;

import dev.candela.json.Json;
import dev.candela.model.ClientFacts;
import dev.candela.model.Principal;
import dev.candela.wire.Message;
import org.jspecify.annotations.Nullable;

/// The facts of one request being served. Where they came from is the era's business.
///
/// @param request  as it arrived
/// @param meta     its `_meta`; empty when it had none
/// @param client   who the client says it is and what it can do
/// @param caller   who is asking, as the transport knows
/// @param mirror   header fields that have to repeat what the body says; null when there are none to check
/// @param replies  what may be sent before the result
/// @param inputs   how to ask the client
/// @param call     the life of this request: cancelled, and until when
public record Exchange(
    Message.Request request,
    Json.Obj meta,
    ClientFacts client,
    Caller caller,
    @Nullable Headers mirror,
    Replies replies,
    Inputs inputs,
    InFlight.Call call) {
    /// Who is asking.
    ///
    /// @param headers  header fields of the exchange; [Headers#NONE] on a pipe
    /// @param session  id of the session; null when there is none
    public record Caller(Principal principal, Headers headers, @Nullable String session) {}
}
