package dev.candela.lumen.cipher;

/// The twelve bytes in front of each ciphertext: a counter, little-endian, and four zeros.
final class Nonce {
    static final int BYTES = 12;

    private Nonce() {}

    static void write(long counter, byte[] out) {
        for (int i = 0; i < Long.BYTES; i++) {
            out[i] = (byte) (counter >>> (i * Byte.SIZE));
        }
    }

    static long counter(byte[] bytes, int at) {
        long counter = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            counter |= (bytes[at + i] & 0xFFL) << (i * Byte.SIZE);
        }
        return counter;
    }

    /// Whether the four bytes behind the counter are zero, as they must be.
    static boolean isCanonical(byte[] bytes, int at) {
        return (bytes[at + 8] | bytes[at + 9] | bytes[at + 10] | bytes[at + 11]) == 0;
    }
}
