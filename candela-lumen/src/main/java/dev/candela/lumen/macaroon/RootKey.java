package dev.candela.lumen.macaroon;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The secret with which a server mints macaroons and knows its own again. Whoever has it can mint any.
///
/// Safe for any thread. Never written to logs.
public final class RootKey {
    /// Length, in bytes.
    public static final int BYTES = 32;

    private final byte[] secret;

    private RootKey(byte[] secret) {
        this.secret = secret;
    }

    /// @param secret  32 random bytes; copied
    public static RootKey of(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("root key: " + secret.length + " bytes (expected: " + BYTES + ")");
        }
        return new RootKey(secret.clone());
    }

    /// @param hex  64 hex digits; the message of a failure quotes nothing of it
    public static RootKey parse(String hex) {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(
                "root key: " + hex.length() + " characters (expected: " + 2 * BYTES + " hex digits)");
        }
        return new RootKey(HexFormat.of().parseHex(hex));
    }

    /// A key that lives as long as this object.
    public static RootKey random() {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new RootKey(secret);
    }

    /// Not a copy.
    byte[] secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "RootKey";
    }
}
