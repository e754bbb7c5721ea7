package dev.candela.lumen.cipher;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// Reads a file of vectors.
public final class Vectors {
    private Vectors() {}

    /// The vectors of one operation, in their order.
    public static List<Json.Obj> of(String file, String op) {
        return all(file).stream().filter(it -> text(it, "op").equals(op)).toList();
    }

    public static List<Json.Obj> all(String file) {
        try (var in = Vectors.class.getResourceAsStream("/lumen-vectors/" + file)) {
            var whole = new JsonReader(JsonLimits.DEFAULT).read(Objects.requireNonNull(in).readAllBytes());
            return list((Json.Obj) whole, "vectors");
        } catch (IOException | MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    public static List<Json.Obj> list(Json.Obj from, String member) {
        return from.array(member).orElseThrow().stream().map(it -> (Json.Obj) it).toList();
    }

    public static List<String> texts(Json.Obj from, String member) {
        return from.array(member).orElseThrow().stream().map(it -> ((Json.Str) it).text()).toList();
    }

    public static String text(Json.Obj from, String member) {
        return from.text(member).orElseThrow();
    }

    public static byte[] bytes(Json.Obj from, String member) {
        return HexFormat.of().parseHex(text(from, member));
    }

    public static int number(Json.Obj from, String member) {
        return Math.toIntExact(from.number(member).orElseThrow().exactLong().orElseThrow());
    }
}
