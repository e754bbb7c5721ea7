package dev.candela.lumen.cipher;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/// The way out: each frame gets the next counter.
final class Sealing {
    private final SecretKey key;
    private final Cipher cipher = FrameCipher.algorithm();
    private final byte[] nonce = new byte[Nonce.BYTES];
    private long next;

    /// @param next  counter of the first frame; 0 but in tests
    Sealing(SecretKey key, long next) {
        this.key = key;
        this.next = next;
    }

    byte[] seal(int type, int flags, byte[] payload) {
        if (payload.length > Integer.MAX_VALUE - FrameCipher.OVERHEAD_BYTES) {
            throw new IllegalArgumentException("payload: " + payload.length + " bytes (expected: <= "
                + (Integer.MAX_VALUE - FrameCipher.OVERHEAD_BYTES) + ")");
        }
        if ((flags & FrameCipher.ENCRYPTED) != 0) {
            throw new IllegalArgumentException("flags: with ENCRYPTED (expected: those of the frame in plaintext)");
        }
        if (next == ReplayWindow.LAST) {
            throw new IllegalStateException("counter: used up (expected: a new handshake before)");
        }
        Nonce.write(next, nonce);
        var sealed = Arrays.copyOf(nonce, FrameCipher.OVERHEAD_BYTES + payload.length);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(nonce));
            cipher.updateAAD(FrameCipher.authenticated(type, flags));
            cipher.doFinal(payload, 0, payload.length, sealed, Nonce.BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing: failed (expected: a JDK with " + FrameCipher.ALGORITHM + ")", e);
        }
        next++;
        return sealed;
    }
}
