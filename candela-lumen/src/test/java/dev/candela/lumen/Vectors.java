package dev.candela.lumen;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Named;

/// The vectors of the reference implementations: what each gives for the same input, recorded as JSON.
public final class Vectors {
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);
    private static final int NAME_CHARS_MAX = 60;

    private Vectors() {}

    /// All vectors of a file, called by their number and what they say of themselves.
    public static List<Named<Json.Obj>> in(String file) throws IOException, MalformedJson {
        var vectors = new ArrayList<Named<Json.Obj>>();
        for (Json it : root(file).array("vectors").orElseThrow()) {
            var vector = (Json.Obj) it;
            vectors.add(Named.of(vectors.size() + " " + name(vector), vector));
        }
        return vectors;
    }

    private static String name(Json.Obj vector) {
        for (String member : List.of("name", "category", "op", "value")) {
            if (vector.has(member)) {
                String name = vector.text(member).orElseThrow() + vector.text("json").map(it -> " " + it).orElse("");
                return name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX) + "…";
            }
        }
        return "";
    }

    /// The whole of a file.
    public static Json.Obj root(String file) throws IOException, MalformedJson {
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/lumen-vectors/" + file), file)) {
            return (Json.Obj) READER.read(in.readAllBytes());
        }
    }

    /// One of the whole messages that all modules are tested with.
    public static byte[] message(String name) throws IOException {
        var corpus = Path.of("candela-protocol", "src", "test", "resources", "corpus");
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(corpus))) {
            folder = Objects.requireNonNull(folder.getParent(), "a folder above with " + corpus);
        }
        return Files.readAllBytes(folder.resolve(corpus).resolve(name + ".json"));
    }
}
