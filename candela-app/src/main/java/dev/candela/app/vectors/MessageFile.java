package dev.candela.app.vectors;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message that is too long for a vector, which names its file instead. That lies where the vector says, or in a
/// folder of such messages somewhere above the vectors, the working directory or this program.
final class MessageFile {
    private static final List<Path> FOLDERS = List.of(Path.of("messages"), Path.of("corpus"), Path.of("mcp-corpus"),
        Path.of("lumen-corpus", "messages"), Path.of("candela-protocol", "src", "test", "resources", "corpus"));
    private static final int BYTES_MAX = 64 * 1024 * 1024;

    private MessageFile() {}

    static String text(Path vectors, String name) throws Mismatch {
        var folder = vectors.toAbsolutePath().normalize().getParent();
        var named = folder == null ? Path.of(name) : folder.resolve(name).normalize();
        if (Files.isRegularFile(named)) {
            return read(named);
        }
        var last = Path.of(name).getFileName();
        for (var start : new @Nullable Path[] {folder, Path.of("").toAbsolutePath(), program()}) {
            for (var above = start; above != null && last != null; above = above.getParent()) {
                for (var it : FOLDERS) {
                    var file = above.resolve(it).resolve(last);
                    if (Files.isRegularFile(file)) {
                        return read(file);
                    }
                }
            }
        }
        throw new Mismatch("json_file", "a file that exists, or one of its name in a folder mcp-corpus above", name);
    }

    /// Where this program is, so that it is found with its sources; null when it cannot be told.
    private static @Nullable Path program() {
        try {
            var source = MessageFile.class.getProtectionDomain().getCodeSource();
            return source == null ? null : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException _) {
            return null;
        }
    }

    private static String read(Path file) throws Mismatch {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new Mismatch("json_file", "at most " + BYTES_MAX + " bytes", "more");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Mismatch("json_file", "a file that can be read", String.valueOf(e.getMessage()));
        }
    }
}
