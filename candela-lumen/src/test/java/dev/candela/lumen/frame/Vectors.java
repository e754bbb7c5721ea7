package dev.candela.lumen.frame;

import dev.candela.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/// The rows of a file of vectors, and how to read their members.
public final class Vectors {
    private Vectors() {}

    /// All rows, each with a name to show.
    public static Stream<Named<Json.Obj>> of(String file) {
        var rows = rows(file);
        return IntStream.range(0, rows.size()).mapToObj(i -> Named.of(i + " " + name(rows.get(i)), rows.get(i)));
    }

    /// The rows whose `op` is one of these.
    public static Stream<Named<Json.Obj>> of(String file, List<String> ops) {
        return of(file).filter(it -> ops.contains(it.getPayload().text("op").orElse("")));
    }

    public static byte[] hex(Json.Obj row, String member) {
        return HexFormat.of().parseHex(row.text(member).orElseThrow());
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static int number(Json.Obj row, String member) {
        return Math.toIntExact(longNumber(row, member));
    }

    public static long longNumber(Json.Obj row, String member) {
        return row.number(member).orElseThrow().exactLong().orElseThrow();
    }

    private static String name(Json.Obj row) {
        String op = row.text("op").orElse("");
        return (op + " " + row.text("name").or(() -> row.text("type_name")).orElse("")).strip();
    }

    private static List<Json.Obj> rows(String file) {
        String path = "/lumen-vectors/" + file + ".json";
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream(path), path)) {
            var all = (Json.Obj) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return all.array("vectors").orElseThrow().stream().map(Json.Obj.class::cast).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
