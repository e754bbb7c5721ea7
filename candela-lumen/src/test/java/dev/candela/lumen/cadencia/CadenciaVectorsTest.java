package dev.candela.lumen.cadencia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All of `cadencia.json` that is not about a process: the sizes of files, and every line the bridge has printed.
final class CadenciaVectorsTest {
    private static Stream<Json.Obj> vectors(String op) {
        try (var in = Objects.requireNonNull(
            CadenciaVectorsTest.class.getResourceAsStream("/lumen-vectors/cadencia.json"))) {
            var file = (Json.Obj) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return file.array("vectors").orElseThrow().stream().map(Json.Obj.class::cast)
                .filter(it -> it.text("op").orElseThrow().equals(op));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Named<Json.Obj>> files() {
        return vectors("index").map(it -> Named.of(it.object("file").orElseThrow().text("name").orElseThrow(), it));
    }

    static Stream<Named<Json.Obj>> lines() {
        return vectors("transcript").flatMap(it -> it.array("stdout").orElseThrow().stream())
            .map(it -> Named.of(it.toString(), (Json.Obj) it));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_has_the_size_that_the_bridge_counted(Json.Obj vector) {
        byte[] content = content(vector.object("file").orElseThrow());
        long expected = vector.number("wire_bytes").orElseThrow().exactLong().orElseThrow();

        assertThat(content).hasSize(Math.toIntExact(
            vector.number("total_bytes").orElseThrow().exactLong().orElseThrow()));
        if (expected == 0) {
            assertThat(Cadencia.wireBytes(content)).isEmpty();
        } else {
            assertThat(Cadencia.wireBytes(content)).isEqualTo(OptionalLong.of(expected));
            assertThat(Cadencia.wireBytes(new String(content, StandardCharsets.UTF_8))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_of_the_bridge_is_read(Json.Obj line) throws MalformedLumen {
        // Times differ from run to run, so the file holds a word in their place.
        byte[] text = line.toText().replace("\"<number>\"", "17").getBytes(StandardCharsets.UTF_8);

        var answer = Answer.read(text, 0, text.length);

        assertThat(answer).isEqualTo(new Answer(line.has("id") ? whole(line, "id") : null, reply(line)));
    }

    private static Reply reply(Json.Obj line) {
        if (line.has("error")) {
            return new Reply.Failed(line.text("error").orElseThrow());
        }
        if (line.has("files")) {
            return new Reply.Indexed(whole(line, "files"), whole(line, "total_bytes"), whole(line, "wire_bytes"), 17,
                17);
        }
        return line.has("reason") ? new Reply.Stopped("requested") : new Reply.Ready("0.1.0", "lumen/1");
    }

    private static long whole(Json.Obj line, String name) {
        return line.number(name).flatMap(Json.Num::exactLong).orElseThrow();
    }

    private static byte[] content(Json.Obj file) {
        return file.text("content_hex").map(HexFormat.of()::parseHex).orElseGet(() -> {
            var repeat = file.array("content_repeat").orElseThrow();
            int times = Math.toIntExact(((Json.Whole) repeat.get(1)).value());
            return ((Json.Str) repeat.get(0)).text().repeat(times).getBytes(StandardCharsets.UTF_8);
        });
    }
}
