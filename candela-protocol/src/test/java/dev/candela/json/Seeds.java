package dev.candela.json;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Texts to start from: the messages of the corpus that are not large, and the seeds of the fuzz tests, of which many are
/// not JSON.
public final class Seeds {
    private static final int BYTES_MAX = 4096;

    private Seeds() {}

    public static List<byte[]> all() throws IOException, URISyntaxException {
        var seeds = new ArrayList<byte[]>();
        for (String folder : List.of("/corpus", "/dev/candela/json/JsonReaderFuzzTestInputs",
            "/dev/candela/wire/EnvelopeScannerFuzzTestInputs")) {
            var root = Path.of(Objects.requireNonNull(Seeds.class.getResource(folder)).toURI());
            try (var files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    byte[] text = Files.readAllBytes(file);
                    if (text.length <= BYTES_MAX) {
                        seeds.add(text);
                    }
                }
            }
        }
        return seeds;
    }
}
