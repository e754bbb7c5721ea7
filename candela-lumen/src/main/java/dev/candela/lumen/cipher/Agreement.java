package dev.candela.lumen.cipher;

/// What a handshake came to.
public sealed interface Agreement {
    /// Both ends have keys, as far as can be known here. Only a frame that opens shows that the peer has the same
    /// ones: see [FrameCipher#isConfirmed].
    record Agreed(FrameCipher cipher) implements Agreement {}

    /// The peer's key must not be used. Never go on in plaintext because of it.
    ///
    /// @param why  a sentence without any bytes of the peer
    record Refused(String why) implements Agreement {}
}
