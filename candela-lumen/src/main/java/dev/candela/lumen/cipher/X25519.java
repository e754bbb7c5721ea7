package dev.candela.lumen.cipher;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Set;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/// The JDK's X25519, with keys as LUMEN writes them: 32 bytes, little-endian.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7748">RFC 7748</a>
final class X25519 {
    static final int KEY_BYTES = 32;

    private static final String NAME = "X25519";
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    /// The points of order 1, 2, 4 and 8, on the curve and on its twist: with any of them the secret is zero.
    private static final Set<BigInteger> LOW_ORDER = Set.of(
        BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE),
        new BigInteger("325606250916557431795983626356110631294008115727848805560023387167927233504"),
        new BigInteger("39382357235489614581723060781553021112529911719440698176882885853963445705823"));

    private X25519() {}

    static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /// The pair of a given private key: its public key is the private one times the point 9.
    static KeyPair of(byte[] privateKey) {
        try {
            var secret = KeyFactory.getInstance(NAME)
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey));
            var agreement = KeyAgreement.getInstance(NAME);
            agreement.init(secret);
            agreement.doPhase(key(BigInteger.valueOf(9)), true);
            return new KeyPair(key(number(agreement.generateSecret())), secret);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] bytes(PublicKey key) {
        byte[] bigEndian = ((XECPublicKey) key).getU().toByteArray();
        var bytes = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES && i < bigEndian.length; i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return bytes;
    }

    static boolean isLowOrder(byte[] publicKey) {
        return LOW_ORDER.contains(number(publicKey));
    }

    /// The shared secret; null when the JDK finds the point to be of low order.
    static byte @Nullable [] secret(PrivateKey own, byte[] peer) {
        try {
            var agreement = KeyAgreement.getInstance(NAME);
            agreement.init(own);
            agreement.doPhase(key(number(peer)), true);
            return agreement.generateSecret();
        } catch (InvalidKeyException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /// The coordinate that the bytes stand for: the top bit does not count, and larger ones than there are wrap.
    private static BigInteger number(byte[] littleEndian) {
        var bigEndian = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            bigEndian[i] = littleEndian[KEY_BYTES - 1 - i];
        }
        bigEndian[0] &= 0x7F;
        return new BigInteger(1, bigEndian).mod(P);
    }

    private static PublicKey key(BigInteger u) throws GeneralSecurityException {
        return KeyFactory.getInstance(NAME).generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("key agreement: failed (expected: a JDK with " + NAME + ")", cause);
    }
}
