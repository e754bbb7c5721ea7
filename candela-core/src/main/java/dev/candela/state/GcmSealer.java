package dev.candela.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/// AES-256-GCM with random nonces.
///
/// A text is `v1.` and, in base64 of the URL alphabet without padding: key id (4 bytes), nonce (12), and encrypted:
/// time of expiry in milliseconds (8), payload; then the tag (16). Protected besides: the key id, and what the text is
/// bound to. Each purpose has keys of its own, derived by HKDF-SHA256.
final class GcmSealer implements Sealer {
    private static final String PREFIX = "v1.";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int HEADER_BYTES = KEY_ID_BYTES + NONCE_BYTES;
    private static final int TAG_BYTES = 16;
    private static final int OVERHEAD_BYTES = HEADER_BYTES + Long.BYTES + TAG_BYTES;
    private static final int KEY_BYTES = 32;

    /// A key and the id by which a text names it.
    private record Key(int id, SecretKey secret) {}

    /// What takes long to make, so it is made when first needed.
    private record Keys(List<Key> all, SecureRandom random) {}

    private final KeyRing ring;
    private final String purpose;
    private final InstantSource clock;
    private final int payloadBytesMax;
    private final long charsMax;
    private volatile @Nullable Keys keys;

    GcmSealer(KeyRing ring, String purpose, InstantSource clock, int payloadBytesMax) {
        if (payloadBytesMax <= 0) {
            throw new IllegalArgumentException("payloadBytesMax: " + payloadBytesMax + " (expected: > 0)");
        }
        this.ring = ring;
        this.purpose = purpose;
        this.clock = clock;
        this.payloadBytesMax = payloadBytesMax;
        this.charsMax = PREFIX.length() + ((OVERHEAD_BYTES + (long) payloadBytesMax) * 4 + 2) / 3;
    }

    @Override
    public int payloadBytesMax() {
        return payloadBytesMax;
    }

    @Override
    public String seal(byte[] payload, byte[] bound, Duration life) {
        if (payload.length > payloadBytesMax) {
            throw new IllegalArgumentException(
                "payload: " + payload.length + " bytes (expected: <= " + payloadBytesMax + ")");
        }
        var ready = keys();
        var key = ready.all().getFirst();
        var nonce = new byte[NONCE_BYTES];
        ready.random().nextBytes(nonce);
        var sealed = ByteBuffer.allocate(OVERHEAD_BYTES + payload.length).putInt(key.id()).put(nonce);
        var expiry = ByteBuffer.allocate(Long.BYTES).putLong(clock.instant().plus(life).toEpochMilli());
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound);
            cipher.update(expiry.flip(), sealed);
            cipher.doFinal(ByteBuffer.wrap(payload), sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing: failed (expected: a JDK with " + ALGORITHM + ")", e);
        }
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
    }

    @Override
    public Unsealed open(String text, byte[] bound) {
        byte[] sealed = decode(text);
        if (sealed.length < OVERHEAD_BYTES) {
            return new Unsealed.Invalid();
        }
        int id = ByteBuffer.wrap(sealed).getInt();
        for (var key : keys().all()) {
            if (key.id() == id) {
                byte[] plain = decrypt(key, sealed, bound);
                if (plain.length > 0) {
                    return unsealed(ByteBuffer.wrap(plain));
                }
            }
        }
        return new Unsealed.Invalid();
    }

    private Unsealed unsealed(ByteBuffer plain) {
        if (plain.getLong() <= clock.millis()) {
            return new Unsealed.Expired();
        }
        var payload = new byte[plain.remaining()];
        plain.get(payload);
        return new Unsealed.Opened(payload);
    }

    /// @return empty when the text is not ours
    private byte[] decode(String text) {
        if (text.length() > charsMax || !text.startsWith(PREFIX)) {
            return new byte[0];
        }
        String encoded = text.substring(PREFIX.length());
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(encoded);
            // The decoder also takes padding and unused bits, so several texts would open as one.
            boolean isOneSpelling = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(encoded);
            return isOneSpelling ? sealed : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /// @return empty when the tag does not fit
    private static byte[] decrypt(Key key, byte[] sealed, byte[] bound) {
        var nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, KEY_ID_BYTES, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, bound)
                .doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
        } catch (AEADBadTagException e) {
            return new byte[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening: failed (expected: a JDK with " + ALGORITHM + ")", e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(ByteBuffer.allocate(KEY_ID_BYTES).putInt(key.id()).flip());
        cipher.updateAAD(bound);
        return cipher;
    }

    private Keys keys() {
        var ready = keys;
        if (ready == null) {
            ready = derive();
            keys = ready;
        }
        return ready;
    }

    private Keys derive() {
        var all = new ArrayList<Key>();
        try {
            var kdf = KDF.getInstance("HKDF-SHA256");
            for (byte[] secret : ring.secrets()) {
                var id = kdf.deriveData(expand(secret, "candela key id", KEY_ID_BYTES));
                var key = kdf.deriveKey("AES", expand(secret, "candela seal " + purpose, KEY_BYTES));
                all.add(new Key(ByteBuffer.wrap(id).getInt(), key));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keys: none (expected: a JDK with HKDF-SHA256)", e);
        }
        return new Keys(List.copyOf(all), new SecureRandom());
    }

    private static HKDFParameterSpec expand(byte[] secret, String info, int bytes) {
        return HKDFParameterSpec.ofExtract().addIKM(secret)
            .thenExpand(info.getBytes(StandardCharsets.UTF_8), bytes);
    }
}
