package dev.candela.era;

import dev.candela.model.ServerFacts;
import dev.candela.rpc.Handlers;
import dev.candela.rpc.InputCheck;
import dev.candela.rpc.Limits;
import dev.candela.rpc.Timers;
import dev.candela.state.EventBus;
import dev.candela.state.EventLog;
import dev.candela.state.Sealer;
import dev.candela.state.SessionStore;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Everything that both eras are built from. Assembled by the server, in one place.
///
/// @param facts     what the server says of itself at the moment
/// @param handlers  the methods of both eras
/// @param check     validates the values of forms
public record Kernel(
    Supplier<ServerFacts> facts,
    Handlers handlers,
    Limits limits,
    InputCheck check,
    Ports ports) {
    /// The world outside: time, and what outlives a request.
    ///
    /// @param sessionSeal  makes session ids
    /// @param stateSeal    makes request states
    /// @param ids          makes unguessable ids of at least 128 bits, of characters that a header may hold
    public record Ports(
        InstantSource clock,
        Timers timers,
        SessionStore sessions,
        EventLog events,
        EventBus bus,
        Sealer sessionSeal,
        Sealer stateSeal,
        Supplier<String> ids) {}
}
