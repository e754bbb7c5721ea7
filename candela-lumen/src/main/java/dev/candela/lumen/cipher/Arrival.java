package dev.candela.lumen.cipher;

/// How frames come from the peer.
public enum Arrival {
    /// As they were sent, none missing: pipes, sockets, WebSocket. Any gap or repetition is an attack or a fault, and
    /// the connection must be closed.
    IN_ORDER,
    /// Each for itself, some late or lost: datagrams. See [ReplayWindow].
    ANY_ORDER
}
