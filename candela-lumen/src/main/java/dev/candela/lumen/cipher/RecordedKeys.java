package dev.candela.lumen.cipher;

/// Ends whose secrets are known beforehand, to compare them with what was recorded of another implementation. Never for
/// a connection: the same keys twice repeat nonces.
public final class RecordedKeys {
    private RecordedKeys() {}

    /// A handshake with a given private key.
    ///
    /// @param privateKey  32 bytes
    public static Handshake handshake(Role role, byte[] privateKey) {
        if (privateKey.length != X25519.KEY_BYTES) {
            throw new IllegalArgumentException(
                "private key: " + privateKey.length + " bytes (expected: " + X25519.KEY_BYTES + ")");
        }
        return Handshake.of(role, privateKey, null);
    }

    /// The end of a connection whose shared secret is given, without a pre-shared key.
    public static FrameCipher cipher(Role role, byte[] sharedSecret, Arrival arrival) {
        return Handshake.begin(role).cipher(sharedSecret.clone(), arrival);
    }
}
