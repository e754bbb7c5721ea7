package dev.candela.lumen.macaroon;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signatures of a macaroon: each is the key of the next, so one can be added and none taken away.
final class Chain {
    static final int SIGNATURE_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    Chain() {
        try {
            mac = Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    byte[] next(byte[] key, String text) {
        try {
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    byte[] signature(RootKey key, String id, List<String> caveats) {
        byte[] signature = next(key.secret(), id);
        for (String caveat : caveats) {
            signature = next(signature, caveat);
        }
        return signature;
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("signature: none (expected: a JDK with " + ALGORITHM + ")", cause);
    }
}
