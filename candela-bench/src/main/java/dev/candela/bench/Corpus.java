package dev.candela.bench;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fifty messages of MCP that everything about LUMEN is measured with, in the order in which a connection would
/// carry them.
///
/// @param messages  compact JSON text by name
record Corpus(Map<String, byte[]> messages) {
    private static final String TEXTS = "candela-protocol/src/test/resources/corpus";
    private static final String ORDER = "candela-lumen/src/test/resources/lumen-vectors/messages.json";

    static Corpus of(Path root) throws IOException {
        try {
            var order = (Json.Obj) new JsonReader(JsonLimits.DEFAULT).read(Files.readAllBytes(root.resolve(ORDER)));
            var messages = new LinkedHashMap<String, byte[]>();
            for (var it : order.array("vectors").orElseThrow()) {
                String name = ((Json.Obj) it).text("name").orElseThrow();
                messages.put(name, Files.readAllBytes(root.resolve(TEXTS).resolve(name + ".json")));
            }
            return new Corpus(messages);
        } catch (MalformedJson e) {
            throw new IOException(ORDER + ": not read (expected: JSON)", e);
        }
    }
}
