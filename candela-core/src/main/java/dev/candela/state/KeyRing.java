package dev.candela.state;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The secrets of one server, and of every node that serves the same sessions. The first one seals, all of them open.
///
/// To change the secret, add the new one behind the old one on every node, then put it first, and take the old one
/// away when everything that it sealed has expired. Change it before it has sealed 2^32 texts of one purpose, which
/// is where random nonces stop being safe.
///
/// Safe for any thread. Never written to logs.
public final class KeyRing {
    /// Least bytes of a secret.
    public static final int SECRET_BYTES_MIN = 32;

    private static final int PAYLOAD_BYTES_MAX = 64 * 1024;

    private @Nullable List<byte[]> secrets;

    private KeyRing(@Nullable List<byte[]> secrets) {
        this.secrets = secrets;
    }

    /// One random secret that lives as long as this object: what it sealed cannot be opened by another process.
    public static KeyRing random() {
        return new KeyRing(null);
    }

    /// Secrets as hex digits, or as base64 of either alphabet; at least one, each of at least 32 random bytes.
    ///
    /// @throws IllegalArgumentException for anything else; the message names the place and quotes nothing
    public static KeyRing of(String first, String... older) {
        var secrets = new ArrayList<byte[]>(1 + older.length);
        secrets.add(secret(0, first));
        for (int i = 0; i < older.length; i++) {
            secrets.add(secret(i + 1, older[i]));
        }
        return new KeyRing(List.copyOf(secrets));
    }

    /// Seals for one purpose, with keys that no other purpose has, payloads of at most 64 KiB.
    public Sealer sealer(String purpose, InstantSource clock) {
        return sealer(purpose, clock, PAYLOAD_BYTES_MAX);
    }

    /// Seals for one purpose, with keys that no other purpose has.
    ///
    /// @param payloadBytesMax  most bytes of a payload
    public Sealer sealer(String purpose, InstantSource clock, int payloadBytesMax) {
        return new GcmSealer(this, purpose, clock, payloadBytesMax);
    }

    /// Made when first asked for: randomness is slow to start, and many a server never seals anything.
    synchronized List<byte[]> secrets() {
        if (secrets == null) {
            var secret = new byte[SECRET_BYTES_MIN];
            new SecureRandom().nextBytes(secret);
            secrets = List.of(secret);
        }
        return secrets;
    }

    @Override
    public String toString() {
        return "KeyRing";
    }

    private static byte[] secret(int place, String text) {
        byte[] secret;
        try {
            secret = isHex(text) ? HexFormat.of().parseHex(text)
                : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "secret " + place + ": neither hex nor base64 (expected: one of them)"); // the cause would quote it
        }
        if (secret.length < SECRET_BYTES_MIN) {
            throw new IllegalArgumentException(
                "secret " + place + ": " + secret.length + " bytes (expected: >= " + SECRET_BYTES_MIN + ")");
        }
        return secret;
    }

    private static boolean isHex(String text) {
        return text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
