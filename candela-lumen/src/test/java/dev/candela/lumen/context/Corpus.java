package dev.candela.lumen.context;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The fifty messages that all savings are measured with, in their order.
final class Corpus {
    private static final Path FOLDER = Path.of("candela-protocol", "src", "test", "resources", "corpus");

    private Corpus() {}

    /// Compact JSON by name.
    static Map<String, byte[]> messages() throws IOException, MalformedJson {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(FOLDER))) {
            folder = Objects.requireNonNull(folder.getParent(), "a folder above with " + FOLDER);
        }
        var messages = new LinkedHashMap<String, byte[]>();
        for (Json it : vectors()) {
            String name = ((Json.Obj) it).text("name").orElseThrow();
            messages.put(name, Files.readAllBytes(folder.resolve(FOLDER).resolve(name + ".json")));
        }
        return messages;
    }

    /// Bytes of the LUMEN frames that the reference implementations make of them, by name.
    static Map<String, Integer> lumenFrames() throws IOException, MalformedJson {
        var frames = new LinkedHashMap<String, Integer>();
        for (Json it : vectors()) {
            var vector = (Json.Obj) it;
            int head = vector.text("frame_header").orElseThrow().length() / 2;
            int payload = vector.text("expected").map(hex -> hex.length() / 2)
                .orElseGet(() -> Math.toIntExact(vector.number("length").orElseThrow().exactLong().orElseThrow()));
            frames.put(vector.text("name").orElseThrow(), head + payload);
        }
        return frames;
    }

    private static List<Json> vectors() throws IOException, MalformedJson {
        try (var in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/lumen-vectors/messages.json"))) {
            var root = (Json.Obj) new JsonReader(JsonLimits.DEFAULT).read(in.readAllBytes());
            return root.array("vectors").orElseThrow();
        }
    }
}
