package dev.candela.app.vectors;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The first sealed payload under a key, made by the JDK alone.
final class JdkSeal {
    private static final int NONCE_BYTES = 12;

    private JdkSeal() {}

    /// As hex digits, the nonce among them.
    static String of(byte[] key, int type, byte[] payload) {
        try {
            var cipher = Cipher.getInstance("ChaCha20-Poly1305");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"),
                new IvParameterSpec(new byte[NONCE_BYTES]));
            cipher.updateAAD(new byte[] {(byte) type, 0});
            return "00".repeat(NONCE_BYTES) + Row.hex(cipher.doFinal(payload));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: 32)", e);
        }
    }
}
