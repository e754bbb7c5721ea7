package dev.candela.http;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Bytes that are nearly right.
final class Rubbish {
    private Rubbish() {}

    /// One of the seeds with a few changes: bytes replaced, cut out, doubled, or followed by another seed.
    static byte[] change(List<byte[]> seeds, Random random) {
        byte[] text = seeds.get(random.nextInt(seeds.size())).clone();
        for (int changes = random.nextInt(4); changes > 0 && text.length > 0; changes--) {
            int at = random.nextInt(text.length);
            int length = Math.min(1 + random.nextInt(8), text.length - at);
            text = switch (random.nextInt(4)) {
                case 0 -> {
                    text[at] = (byte) random.nextInt(256);
                    yield text;
                }
                case 1 -> join(Arrays.copyOf(text, at), Arrays.copyOfRange(text, at + length, text.length));
                case 2 -> join(Arrays.copyOf(text, at + length), Arrays.copyOfRange(text, at, text.length));
                default -> join(Arrays.copyOf(text, at), seeds.get(random.nextInt(seeds.size())));
            };
        }
        return text;
    }

    private static byte[] join(byte[] one, byte[] two) {
        var both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
