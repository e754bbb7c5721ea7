package dev.candela.lumen.cipher;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import org.jspecify.annotations.Nullable;

/// The way in: what may come next is remembered only of frames that have opened.
final class Opening {
    private final SecretKey key;
    private final Cipher cipher = FrameCipher.algorithm();
    private final @Nullable ReplayWindow window;
    private long expected;
    private volatile boolean confirmed;

    /// @param expected  counter of the first frame where they come in order; 0 but in tests
    Opening(SecretKey key, Arrival arrival, long expected) {
        this.key = key;
        this.expected = expected;
        this.window = switch (arrival) {
            case IN_ORDER -> null;
            case ANY_ORDER -> new ReplayWindow();
        };
    }

    boolean isConfirmed() {
        return confirmed;
    }

    Opened open(int type, int flags, byte[] bytes, int offset, int length) {
        var early = refusal(flags, bytes, offset, length);
        if (early != null) {
            return new Opened.Refused(early);
        }
        byte[] plain = decrypt(type, flags & ~FrameCipher.ENCRYPTED, bytes, offset, length);
        if (plain == null) {
            return new Opened.Refused(Opened.Reason.FORGED);
        }
        commit(Nonce.counter(bytes, offset));
        confirmed = true;
        return new Opened.Plain(plain);
    }

    /// What can be said against a frame before it costs anything.
    private Opened.@Nullable Reason refusal(int flags, byte[] bytes, int offset, int length) {
        if ((flags & FrameCipher.ENCRYPTED) == 0) {
            return Opened.Reason.NOT_ENCRYPTED;
        }
        if (length < FrameCipher.OVERHEAD_BYTES) {
            return Opened.Reason.TOO_SHORT;
        }
        if (!Nonce.isCanonical(bytes, offset)) {
            return Opened.Reason.FORGED;
        }
        long counter = Nonce.counter(bytes, offset);
        if (counter == ReplayWindow.LAST) {
            return Opened.Reason.EXHAUSTED;
        }
        if (window != null) {
            return window.isFresh(counter) ? null : Opened.Reason.REPLAYED;
        }
        int order = Long.compareUnsigned(counter, expected);
        return order == 0 ? null : order < 0 ? Opened.Reason.REPLAYED : Opened.Reason.OUT_OF_ORDER;
    }

    private byte @Nullable [] decrypt(int type, int flags, byte[] bytes, int offset, int length) {
        try {
            var nonce = Arrays.copyOfRange(bytes, offset, offset + Nonce.BYTES);
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(nonce));
            cipher.updateAAD(FrameCipher.authenticated(type, flags));
            return cipher.doFinal(bytes, offset + Nonce.BYTES, length - Nonce.BYTES);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening: failed (expected: a JDK with " + FrameCipher.ALGORITHM + ")", e);
        }
    }

    private void commit(long counter) {
        if (window == null) {
            expected = counter + 1;
        } else {
            window.commit(counter);
        }
    }
}
