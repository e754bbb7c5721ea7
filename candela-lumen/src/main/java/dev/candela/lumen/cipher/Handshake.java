package dev.candela.lumen.cipher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/// One end's part of agreeing on keys: a fresh X25519 key, used for one connection and then forgotten.
///
/// Each direction has a key of its own, `HKDF-SHA256(secret, salt, "lumen-c2s-key")` or `"lumen-s2c-key"`. The salt is
/// empty, or the [PreSharedKey]. Without one, anybody in the middle can take both parts: then encryption only helps
/// against those who listen.
///
/// The shared secret is wiped when the keys are made. The keys themselves are the JDK's, which keeps them until
/// they are collected. Not safe for more than one thread.
public final class Handshake {
    /// Bytes of a public key, little-endian.
    public static final int PUBLIC_KEY_BYTES = X25519.KEY_BYTES;

    private static final String KDF_NAME = "HKDF-SHA256";
    private static final String CLIENT_TO_SERVER = "lumen-c2s-key";
    private static final String SERVER_TO_CLIENT = "lumen-s2c-key";
    private static final int KEY_BYTES = 32;

    private final Role role;
    private final byte[] publicKey;
    private final @Nullable PreSharedKey shared;
    private @Nullable PrivateKey privateKey;

    private Handshake(Role role, KeyPair keys, @Nullable PreSharedKey shared) {
        this.role = role;
        this.publicKey = X25519.bytes(keys.getPublic());
        this.privateKey = keys.getPrivate();
        this.shared = shared;
    }

    public static Handshake begin(Role role) {
        return new Handshake(role, X25519.fresh(), null);
    }

    /// Begins a handshake that only comes to the same keys where the other end has the same secret.
    public static Handshake begin(Role role, PreSharedKey shared) {
        return new Handshake(role, X25519.fresh(), shared);
    }

    /// For tests: with a private key that is known.
    static Handshake of(Role role, byte[] privateKey, @Nullable PreSharedKey shared) {
        return new Handshake(role, X25519.of(privateKey), shared);
    }

    /// What the peer has to be told.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /// Derives the keys. Call it once: the same keys twice would repeat nonces.
    ///
    /// Refuses a key that is not 32 bytes, that is our own, or that would make the secret zero, whoever we are.
    ///
    /// @param peer  the peer's public key, as it came
    /// @throws IllegalStateException when called again
    public Agreement agree(byte[] peer, Arrival arrival) {
        var own = privateKey;
        if (own == null) {
            throw new IllegalStateException("handshake: done (expected: a new one for each connection)");
        }
        privateKey = null;
        if (peer.length != PUBLIC_KEY_BYTES) {
            return new Agreement.Refused(
                "public key: " + peer.length + " bytes (expected: " + PUBLIC_KEY_BYTES + ")");
        }
        if (Arrays.equals(peer, publicKey)) {
            return new Agreement.Refused("public key: our own (expected: the peer's)");
        }
        byte[] secret = X25519.isLowOrder(peer) ? null : X25519.secret(own, peer);
        if (secret == null || isZero(secret)) {
            return new Agreement.Refused("public key: of low order (expected: one that makes a secret)");
        }
        try {
            return new Agreement.Agreed(cipher(secret, arrival));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    FrameCipher cipher(byte[] secret, Arrival arrival) {
        var out = key(secret, role == Role.INITIATOR ? CLIENT_TO_SERVER : SERVER_TO_CLIENT);
        var in = key(secret, role == Role.INITIATOR ? SERVER_TO_CLIENT : CLIENT_TO_SERVER);
        return new FrameCipher(new Sealing(out, 0), new Opening(in, arrival, 0));
    }

    private SecretKey key(byte[] secret, String purpose) {
        var extract = HKDFParameterSpec.ofExtract().addIKM(secret);
        var salted = shared == null ? extract : extract.addSalt(shared.secret());
        try {
            return KDF.getInstance(KDF_NAME).deriveKey("ChaCha20",
                salted.thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys: none (expected: a JDK with " + KDF_NAME + ")", e);
        }
    }

    private static boolean isZero(byte[] secret) {
        int any = 0;
        for (byte it : secret) {
            any |= it;
        }
        return any == 0;
    }

    @Override
    public String toString() {
        return "Handshake[" + role + "]";
    }
}
