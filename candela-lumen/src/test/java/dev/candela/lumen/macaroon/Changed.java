package dev.candela.lumen.macaroon;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Bytes that are nearly those of a seed: some set, put in, taken out or cut off. The same number gives the same ones.
public final class Changed {
    private final List<byte[]> seeds;
    private final SplittableRandom random;

    public Changed(List<byte[]> seeds, long number) {
        this.seeds = List.copyOf(seeds);
        this.random = new SplittableRandom(number);
    }

    public byte[] next() {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(1, 5));
        return switch (random.nextInt(5)) {
            case 0 -> joined(bytes, at, at, new byte[] {(byte) random.nextInt()});
            case 1 -> joined(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt()});
            case 2 -> joined(bytes, at, to, new byte[0]);
            case 3 -> joined(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            default -> Arrays.copyOf(bytes, at);
        };
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] piece) {
        byte[] result = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }
}
