package dev.candela.lumen.cipher;

import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;

/// Seals the frames of one end of a connection and opens those of the other.
///
/// A sealed payload is a nonce of 12 bytes, the ciphertext, and a tag of 16. The tag also covers the frame's type and
/// its flags; of a frame, only its length is neither hidden nor protected. Compress before sealing.
///
/// Sealing must be done in the order of writing, by one thread at a time, and so must opening in the order of arrival;
/// the two do not disturb each other. Never writes keys anywhere.
public final class FrameCipher {
    /// Bytes that a sealed payload has more than the plain one.
    public static final int OVERHEAD_BYTES = 28;

    /// The flag of a frame whose payload is sealed.
    static final int ENCRYPTED = 0x02;

    static final String ALGORITHM = "ChaCha20-Poly1305";

    private final Sealing out;
    private final Opening in;

    FrameCipher(Sealing out, Opening in) {
        this.out = out;
        this.in = in;
    }

    /// Seals a payload. The frame that carries it has the same type, and the same flags and ENCRYPTED.
    ///
    /// @param flags  without ENCRYPTED
    /// @throws IllegalStateException after 2^64-1 frames
    public byte[] seal(int type, int flags, byte[] payload) {
        return out.seal(type, flags, payload);
    }

    /// Opens a payload.
    ///
    /// @param flags  as they stood in the frame: without ENCRYPTED it is refused
    public Opened open(int type, int flags, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return in.open(type, flags, bytes, offset, length);
    }

    /// Opens a payload that is the whole array.
    public Opened open(int type, int flags, byte[] payload) {
        return in.open(type, flags, payload, 0, payload.length);
    }

    /// Whether a frame has opened, so that the peer has shown that it derived the same keys. Safe for any thread.
    public boolean isConfirmed() {
        return in.isConfirmed();
    }

    @Override
    public String toString() {
        return "FrameCipher";
    }

    static byte[] authenticated(int type, int flags) {
        return new byte[] {(byte) type, (byte) flags};
    }

    static Cipher algorithm() {
        try {
            return Cipher.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cipher: none (expected: a JDK with " + ALGORITHM + ")", e);
        }
    }
}
