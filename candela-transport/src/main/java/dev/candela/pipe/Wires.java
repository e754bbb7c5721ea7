package dev.candela.pipe;

import dev.candela.rpc.Limits;

/// Makes the wire of each connection. Safe for any thread.
@FunctionalInterface
public interface Wires {
    /// @param limits  of whoever gets the messages
    Wire open(Limits limits);
}
