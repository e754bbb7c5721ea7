package dev.candela.lumen.cipher;

/// Which end of a connection this is. Each end seals with a key of its own, so nothing can be sent back to its sender.
public enum Role {
    /// Has sent the PROBE: the client.
    INITIATOR,
    /// Has answered with the PROBE_ACK: the server.
    RESPONDER
}
