package dev.candela.lumen.payload;

/// What becomes of a number that no payload can say: an integer beyond 64 bits, or a decimal that is not the shortest
/// one of any `double`.
public enum Precision {
    /// Nothing is written; the message has to go as JSON text. No digit is ever lost.
    EXACT,

    /// The nearest `double` is written, as the references do. A number beyond the range of a `double` is still not.
    NEAREST
}
