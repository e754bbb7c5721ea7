package dev.candela.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Texts that are nearly JSON: seeds with a few bytes changed, cut, doubled, or mixed with another seed. The same
/// number gives the same texts on every run.
public final class Mutations {
    private static final int BYTES_MAX = 4096;

    private static final List<String> PIECES = List.of(
        "{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "0", "-", ".", "e", "E+", "1e999999999", "1e-999999999",
        "99999999999999999999", "-0", "0.0", "true", "false", "null", "\"\"", "{}", "[]", "\"a\":1", ",\"a\":1",
        "\"id\":1,", "\"\\u0069d\":2,", "\"jsonrpc\":\"2.0\",", "\"method\":\"x\",", "\"params\":{},", "\"_meta\":{",
        "\"name\":\"n\",", "\"uri\":\"u\",", "\"progressToken\":7,",
        "\"io.modelcontextprotocol/protocolVersion\":\"v\",", "\"result\":{},", "\"error\":{},",
        "\\u0000", "\\ud83d", "\\ude80", "\\ud83d\\ude80", "\\n", "\\x", "é", "☃", "🚀",
        "\ufeff", "\u0000", "\u001f", "\u007f", "\u2028",
        "[[[[[[[[", "]]]]]]]]", "{\"a\":{\"a\":", "NaN", "/**/");

    private final List<byte[]> seeds;
    private final SplittableRandom random;

    public Mutations(List<byte[]> seeds, long number) {
        this.seeds = List.copyOf(seeds);
        this.random = new SplittableRandom(number);
    }

    public byte[] next() {
        byte[] text = anySeed();
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            text = changed(text);
        }
        return text.length <= BYTES_MAX ? text : Arrays.copyOf(text, BYTES_MAX);
    }

    private byte[] anySeed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] text) {
        int from = random.nextInt(text.length + 1);
        int to = Math.min(text.length, from + random.nextInt(random.nextInt(8) == 0 ? 200 : 6));
        return switch (random.nextInt(8)) {
            case 0 -> spliced(text, from, from, new byte[] {(byte) random.nextInt()});
            case 1 -> spliced(text, from, Math.min(text.length, from + 1), new byte[] {(byte) random.nextInt()});
            case 2 -> spliced(text, from, to, new byte[0]);
            case 3 -> spliced(text, from, from, Arrays.copyOfRange(text, from, to));
            case 4 -> Arrays.copyOf(text, from);
            case 5 -> spliced(text, from, to, part(anySeed()));
            default -> spliced(text, from, to, PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
        };
    }

    private byte[] part(byte[] text) {
        int from = random.nextInt(text.length + 1);
        return Arrays.copyOfRange(text, from, Math.min(text.length, from + random.nextInt(100)));
    }

    private static byte[] spliced(byte[] text, int from, int to, byte[] piece) {
        byte[] result = Arrays.copyOf(text, from + piece.length + text.length - to);
        System.arraycopy(piece, 0, result, from, piece.length);
        System.arraycopy(text, to, result, from + piece.length, text.length - to);
        return result;
    }
}
