package dev.candela.state;

import java.time.Duration;

/// Gives a client something to keep for us that it can neither read nor change: a session id, a request state.
///
/// A sealed text does not prove that it is used only once. Safe for any thread.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/patterns/mrtr">Request state</a>
public interface Sealer {
    /// What a text turned out to be.
    sealed interface Unsealed {
        /// Sealed with one of our keys, and unchanged.
        @SuppressWarnings("ArrayRecordComponent") // made for one reader, compared by nobody
        record Opened(byte[] payload) implements Unsealed {}

        /// Sealed with one of our keys and unchanged, but its time is over.
        record Expired() implements Unsealed {}

        /// Anything else: changed, cut short, bound to something else, sealed with a key that we do not have, or no
        /// sealed text at all.
        record Invalid() implements Unsealed {}
    }

    /// Most bytes of a payload.
    int payloadBytesMax();

    /// Encrypts a payload and protects it against change.
    ///
    /// @param payload  at most [#payloadBytesMax] bytes
    /// @param bound    what the text belongs to, such as a principal and a method; opening it takes the same bytes
    /// @param life     how long it can be opened
    /// @return characters from 0x21 to 0x7E
    /// @throws IllegalArgumentException for a payload that is too large
    String seal(byte[] payload, byte[] bound, Duration life);

    /// Gives back what was sealed. Whatever the text is, the outcome is a value; no work is done for one that is
    /// longer than any sealed text.
    Unsealed open(String text, byte[] bound);
}
