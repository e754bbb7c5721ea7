package dev.candela.json;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Texts to start from: the messages of the corpus, and the seeds of the fuzz tests, of which many are not JSON.
public final class Seeds {
    private static final int BYTES_MAX = 4096;

    private Seeds() {}

    /// All that are not large.
    public static List<byte[]> small() throws IOException, URISyntaxException {
        var seeds = new ArrayList<byte[]>(corpus());
        seeds.addAll(in("/dev/candela/json/JsonReaderFuzzTestInputs"));
        seeds.addAll(in("/dev/candela/wire/EnvelopeScannerFuzzTestInputs"));
        seeds.removeIf(it -> it.length > BYTES_MAX);
        return seeds;
    }

    /// Every message of the corpus, of any size.
    public static List<byte[]> corpus() throws IOException, URISyntaxException {
        return in("/corpus");
    }

    private static List<byte[]> in(String folder) throws IOException, URISyntaxException {
        var texts = new ArrayList<byte[]>();
        var root = Path.of(Objects.requireNonNull(Seeds.class.getResource(folder)).toURI());
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(Files.readAllBytes(file));
            }
        }
        return texts;
    }
}
