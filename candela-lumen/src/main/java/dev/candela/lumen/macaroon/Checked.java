package dev.candela.lumen.macaroon;

/// What a check of a macaroon came to.
public sealed interface Checked {
    record Allowed() implements Checked {}

    /// Not minted with a key that is known, or changed since. Its content means nothing.
    record Forged() implements Checked {}

    /// It was good until a time that has come, or that cannot be read.
    record Expired() implements Checked {}

    /// @param caveat  the first one that does not hold
    record Refused(Caveat caveat) implements Checked {}
}
