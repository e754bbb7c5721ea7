package dev.candela.app.vectors;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The vector files of a folder, and how one is run.
public final class VectorFolder {
    /// Bytes of the largest file.
    static final int FILE_BYTES_MAX = 64 * 1024 * 1024;

    private static final JsonReader READER = new JsonReader(new JsonLimits(500, FILE_BYTES_MAX, 64 * 1024, 1000));
    private static final int NAME_CHARS_MAX = 100;

    private VectorFolder() {}

    /// Every `.json` file, by name.
    public static List<Path> files(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(it -> it.toString().endsWith(".json")).sorted().toList();
        }
    }

    /// Runs all vectors of a file. What makes that impossible is a failure, too.
    public static FileReport run(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            var root = root(path);
            return name.equals(DictionaryRunner.FILE) ? DictionaryRunner.run(new Row(root))
                : run(name, new VectorFile(path, root, new Row(root).rows("vectors")));
        } catch (Mismatch e) {
            return new FileReport(name, 0, List.of(failure(name, "the file", e)), "");
        }
    }

    private static Json.Obj root(Path path) throws Mismatch {
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
            if (bytes.length > FILE_BYTES_MAX) {
                throw new Mismatch("file", "at most " + FILE_BYTES_MAX + " bytes", "more");
            }
            if (READER.read(bytes) instanceof Json.Obj root) {
                return root;
            }
            throw new Mismatch("file", "a JSON object", "another value");
        } catch (IOException e) {
            throw new Mismatch("file", "one that can be read", String.valueOf(e.getMessage()));
        } catch (MalformedJson e) {
            throw new Mismatch("file", "JSON", String.valueOf(e.getMessage()));
        }
    }

    private static FileReport run(String name, VectorFile file) throws Mismatch {
        var runner = Kinds.runner(name, file);
        var failures = new ArrayList<Failure>();
        for (int i = 0; i < file.rows().size(); i++) {
            var row = file.rows().get(i);
            try {
                runner.run(row);
            } catch (Mismatch e) {
                failures.add(failure(name, i + " " + nameOf(row), e));
            } catch (RuntimeException | StackOverflowError e) {
                // Nothing that a vector says may make a codec throw: that is a failure of the vector, not of the run.
                failures.add(new Failure(name, i + " " + nameOf(row), "the run", "no exception", e.toString()));
            }
        }
        return new FileReport(name, file.rows().size() - failures.size(), failures, "");
    }

    private static Failure failure(String file, String vector, Mismatch e) {
        return new Failure(file, vector, e.what(), shortened(e.expected()), shortened(e.actual()));
    }

    private static String nameOf(Row row) {
        var name = new StringBuilder();
        for (String member : List.of("op", "name", "step", "category", "caveat", "note", "value", "json")) {
            row.members().text(member).ifPresent(it -> name.append(name.isEmpty() ? "" : " ").append(it));
        }
        return '"' + (name.length() <= NAME_CHARS_MAX ? name.toString() : name.substring(0, NAME_CHARS_MAX) + "…")
            + '"';
    }

    /// Long texts differ anywhere, so both ends are shown.
    private static String shortened(String text) {
        return text.length() <= 2 * NAME_CHARS_MAX ? text
            : text.substring(0, NAME_CHARS_MAX) + "…" + text.substring(text.length() - NAME_CHARS_MAX)
                + " (" + text.length() + " characters)";
    }
}
