package dev.candela.requirements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// The tests of every module, found in their sources.
final class Tests {
    private static final Pattern METHOD = Pattern.compile(
        "@(?:Test|ParameterizedTest|RepeatedTest|FuzzTest)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

    private Tests() {}

    /// The folder that holds all modules.
    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = Objects.requireNonNull(folder.getParent(), "a folder with ARCHITECTURE.md");
        }
        return folder;
    }

    /// All tests, as `Class#method`.
    static Set<String> all() {
        var found = new HashSet<String>();
        try (var files = Files.walk(root(), 12)) {
            files.filter(it -> it.toString().contains("/src/test/java/") && it.toString().endsWith("Test.java"))
                .forEach(it -> of(it, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void of(Path file, Set<String> found) {
        try {
            String name = file.getFileName().toString().replace(".java", "");
            var methods = METHOD.matcher(Files.readString(file));
            while (methods.find()) {
                found.add(name + "#" + methods.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
