package dev.candela.lumen;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The vectors of the reference implementations: what each gives for the same input, recorded as JSON.
public final class Vectors {
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFAULT);

    private Vectors() {}

    /// All vectors of a file.
    public static List<Json.Obj> in(String file) throws IOException, MalformedJson {
        var vectors = new ArrayList<Json.Obj>();
        for (Json it : root(file).array("vectors").orElseThrow()) {
            vectors.add((Json.Obj) it);
        }
        return vectors;
    }

    /// The whole of a file.
    public static Json.Obj root(String file) throws IOException, MalformedJson {
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/lumen-vectors/" + file), file)) {
            return (Json.Obj) READER.read(in.readAllBytes());
        }
    }
}
