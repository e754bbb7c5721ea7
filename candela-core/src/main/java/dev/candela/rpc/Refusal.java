package dev.candela.rpc;

/// Why something was refused before a handler ran, for bindings that have a status line to say it with.
public enum Refusal {
    /// No message, or one that breaks a rule of the protocol.
    MALFORMED,
    /// The method does not exist, or belongs to something this server does not offer.
    UNKNOWN_METHOD,
    /// A session is needed, and none was named.
    NO_SESSION,
    /// The named session has ended, or never was.
    UNKNOWN_SESSION,
    /// This way of talking does not exist here.
    NOT_OFFERED,
    /// Too much at once: try again later.
    BUSY
}
