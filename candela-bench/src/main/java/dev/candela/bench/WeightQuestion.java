package dev.candela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/// How heavy the library is that a stdio server needs: protocol, core, and all that they need.
final class WeightQuestion implements Question {
    private static final double MB_MAX = 2;

    @Override
    public List<Row> ask(Site site) throws IOException {
        double bytes = 0;
        int jars = 0;
        try (var lib = Files.newDirectoryStream(site.root().resolve("candela-app/target/lib"), "*.jar")) {
            for (var jar : lib) {
                String name = String.valueOf(jar.getFileName());
                if (!name.startsWith("netty-") && !name.startsWith("candela-transport-")) {
                    bytes += Files.size(jar);
                    jars++;
                }
            }
        }
        double mb = bytes / 1e6;
        return List.of(new Row("Weight of protocol, core and what they need, " + jars + " jars",
            String.format(Locale.ROOT, "%.2f MB", mb), "–", "–", "< " + MB_MAX + " MB", mb < MB_MAX ? "yes" : "no"));
    }
}
