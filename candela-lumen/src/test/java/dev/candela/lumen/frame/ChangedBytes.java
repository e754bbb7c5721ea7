package dev.candela.lumen.frame;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// Bytes that are nearly what LUMEN says they must be: seeds with a few bytes changed, cut, doubled, or mixed with
/// another seed. The same number gives the same bytes on every run.
public final class ChangedBytes {
    private static final int BYTES_MAX = 4096;

    private static final List<byte[]> PIECES = List.of(
        "00", "01", "3f", "40", "80", "c0", "ff", "7b", "5b", "0a", "0d0a", "804000", "c0ffffffff", "800000",
        "40ffffffffffffffff7f", "40ffffffffffffffffff00", "40ffffffffffffffffff01", "0f00", "0f01", "1001", "0d00",
        "0900", "000f01", "000201", "7b7d0a", "0a0a0a0a", "020d000000", "c3a9", "eda080", "e700", "e600", "e500", "e4",
        "e2000000000000f07f", "e3ffffffffffffffffff01", "ffffffff", "00000000", "7fffffff")
        .stream().map(it -> HexFormat.of().parseHex(it)).toList();

    private final List<byte[]> seeds;
    private final SplittableRandom random;

    public ChangedBytes(List<byte[]> seeds, long number) {
        this.seeds = List.copyOf(seeds);
        this.random = new SplittableRandom(number);
    }

    public byte[] next() {
        byte[] bytes = anySeed();
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes.length <= BYTES_MAX ? bytes : Arrays.copyOf(bytes, BYTES_MAX);
    }

    private byte[] anySeed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(8) == 0 ? 100 : 4));
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, from, from, new byte[] {(byte) random.nextInt()});
            case 1 -> spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt()});
            case 2 -> spliced(bytes, from, to, new byte[0]);
            case 3 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 4 -> Arrays.copyOf(bytes, from);
            case 5 -> spliced(bytes, from, from, anySeed());
            default -> spliced(bytes, from, to, PIECES.get(random.nextInt(PIECES.size())));
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        byte[] result = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
        return result;
    }
}
