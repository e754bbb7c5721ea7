package dev.candela.lumen.cipher;

/// A secret that both ends were given beforehand. It makes an active attacker's handshake worthless: keys derived with
/// it exist only where it is known.
///
/// An extension of Candela: the key is the salt of HKDF, where LUMEN has none. Both ends must be told to use it; a
/// peer that was not derives other keys, and nothing it sends opens. Use random bytes, not a password: whoever
/// recorded a handshake that he took part in can try passwords at leisure.
///
/// Safe for any thread. Never written to logs.
public final class PreSharedKey {
    /// Least length, in bytes.
    public static final int BYTES_MIN = 32;

    /// Greatest length, in bytes.
    public static final int BYTES_MAX = 1024;

    private final byte[] secret;

    private PreSharedKey(byte[] secret) {
        this.secret = secret;
    }

    /// @param secret  32 to 1024 random bytes; copied
    public static PreSharedKey of(byte[] secret) {
        if (secret.length < BYTES_MIN || secret.length > BYTES_MAX) {
            throw new IllegalArgumentException("pre-shared key: " + secret.length + " bytes (expected: " + BYTES_MIN
                + " to " + BYTES_MAX + ")");
        }
        return new PreSharedKey(secret.clone());
    }

    /// Not a copy.
    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "PreSharedKey";
    }
}
