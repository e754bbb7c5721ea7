package dev.candela.lumen.payload;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Bytes that are nearly what they should be: seeds with a few bytes changed, cut, doubled, or mixed with another seed.
/// The same number gives the same bytes on every run.
final class Changed {
    private static final int BYTES_MAX = 4096;

    private final List<byte[]> seeds;
    private final List<byte[]> pieces;
    private final SplittableRandom random;

    Changed(List<byte[]> seeds, List<byte[]> pieces, long number) {
        this.seeds = List.copyOf(seeds);
        this.pieces = List.copyOf(pieces);
        this.random = new SplittableRandom(number);
    }

    byte[] next() {
        byte[] bytes = any(seeds);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes.length <= BYTES_MAX ? bytes : Arrays.copyOf(bytes, BYTES_MAX);
    }

    private byte[] any(List<byte[]> list) {
        return list.get(random.nextInt(list.size()));
    }

    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(8) == 0 ? 200 : 6));
        return switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, from, from, new byte[] {(byte) random.nextInt()});
            case 1 -> spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt()});
            case 2 -> spliced(bytes, from, to, new byte[0]);
            case 3 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 4 -> Arrays.copyOf(bytes, from);
            case 5 -> spliced(bytes, from, to, part(any(seeds)));
            default -> spliced(bytes, from, random.nextBoolean() ? from : to, any(pieces));
        };
    }

    private byte[] part(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(100)));
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] result = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }
}
