package dev.candela.schema;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.nio.charset.StandardCharsets;

/// JSON in tests, with single quotes for double ones.
final class JsonText {
    private JsonText() {}

    static Json json(String text) {
        try {
            return new JsonReader(JsonLimits.DEFAULT).read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Json.Obj object(String text) {
        return (Json.Obj) json(text);
    }
}
