package dev.candela.lumen.cipher;

/// What became of an encrypted frame.
public sealed interface Opened {
    /// It is from the peer, unchanged, and here for the first time.
    ///
    /// @param payload  as it was before it was sealed
    @SuppressWarnings("ArrayRecordComponent") // made for one reader, compared by nobody
    record Plain(byte[] payload) implements Opened {}

    /// It must not be delivered, and has changed nothing here. A datagram is dropped; an ordered connection is closed.
    record Refused(Reason reason) implements Opened {}

    /// Why a frame was refused.
    enum Reason {
        /// The flag ENCRYPTED is missing: plaintext, where only ciphertext may come.
        NOT_ENCRYPTED,
        /// No room for a nonce and a tag.
        TOO_SHORT,
        /// Wrong key, or changed on the way: type, flags, nonce, content or tag.
        FORGED,
        /// The counter has been seen, or is older than what is remembered.
        REPLAYED,
        /// The counter is ahead of the next one: frames are missing on an ordered connection.
        OUT_OF_ORDER,
        /// The last counter there is: it is never used.
        EXHAUSTED
    }
}
