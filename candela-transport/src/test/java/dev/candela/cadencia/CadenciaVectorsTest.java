package dev.candela.cadencia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.lumen.cadencia.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All of `cadencia.json`: files through the client and a stand-in of the bridge, transcripts with the stand-in alone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CadenciaVectorsTest {
    private static final Path VECTORS = Path.of("../candela-lumen/src/test/resources/lumen-vectors/cadencia.json");

    private Path folder;
    private CadenciaBridge bridge;

    @BeforeAll
    void start(@TempDir Path itsFolder) throws Exception {
        folder = itsFolder;
        bridge = CadenciaBridge.start(BridgeSettings.of(StandInBridge.command(), folder));
    }

    @AfterAll
    void close() {
        bridge.close();
    }

    private static Stream<Json.Obj> vectors(String op) throws IOException {
        return ((Json.Obj) Json.parse(Files.readString(VECTORS))).array("vectors").orElseThrow().stream()
            .map(Json.Obj.class::cast).filter(it -> it.text("op").orElseThrow().equals(op));
    }

    static Stream<Named<Json.Obj>> files() throws IOException {
        return vectors("index").map(it -> Named.of(it.object("file").orElseThrow().text("name").orElseThrow(), it));
    }

    static Stream<Named<Json.Obj>> transcripts() throws IOException {
        return vectors("transcript").map(it -> Named.of(it.text("note").orElse("all commands"), it));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_is_counted_as_by_the_bridge(Json.Obj vector) throws Exception {
        var file = vector.object("file").orElseThrow();
        String name = file.text("name").orElseThrow();
        Files.write(folder.resolve(name), content(file));

        assertThat(bridge.index(List.of(name))).isEqualTo(new Outcome.Answered(new Reply.Indexed(
            whole(vector, "files"), whole(vector, "total_bytes"), whole(vector, "wire_bytes"), 3, 5)));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void the_stand_in_says_what_the_bridge_said(Json.Obj vector) throws Exception {
        var files = vector.object("files").orElse(Json.Obj.EMPTY);
        for (var it : files.members().entrySet()) {
            Files.write(folder.resolve(it.getKey()), HexFormat.of().parseHex(((Json.Str) it.getValue()).text()));
        }
        var child = new ProcessBuilder(StandInBridge.command()).directory(folder.toFile())
            .redirectError(folder.resolve("errors").toFile()).start();
        try {
            try (var in = child.getOutputStream()) {
                in.write(input(vector));
            }
            var said = new String(child.getInputStream().readAllBytes(), UTF_8).lines().toList();

            assertThat(said).containsExactlyElementsOf(expected(vector));
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo((int) whole(vector, "exit"));
            assertThat(Files.readAllLines(folder.resolve("errors"))).containsExactlyElementsOf(
                texts(vector.array("stderr").orElse(List.of())));
        } finally {
            child.destroyForcibly();
        }
    }

    private static byte[] input(Json.Obj vector) {
        return vector.text("stdin_hex").map(HexFormat.of()::parseHex).orElseGet(() ->
            (String.join("\n", texts(vector.array("stdin").orElseThrow())) + "\n").getBytes(UTF_8));
    }

    /// The stand-in always takes 3 and 5 microseconds.
    private static List<String> expected(Json.Obj vector) {
        var lines = new ArrayList<String>();
        vector.array("stdout").orElseThrow().forEach(it -> lines.add(it.toString()
            .replace("\"encode_us\":\"<number>\"", "\"encode_us\":3")
            .replace("\"elapsed_us\":\"<number>\"", "\"elapsed_us\":5")));
        vector.text("stdout_raw_first").ifPresent(it -> assertThat(lines.getFirst()).isEqualTo(it));
        return lines;
    }

    private static List<String> texts(List<Json> values) {
        return values.stream().map(it -> ((Json.Str) it).text()).toList();
    }

    private static long whole(Json.Obj vector, String name) {
        return vector.number(name).flatMap(Json.Num::exactLong).orElseThrow();
    }

    private static byte[] content(Json.Obj file) {
        return file.text("content_hex").map(HexFormat.of()::parseHex).orElseGet(() -> {
            var repeat = file.array("content_repeat").orElseThrow();
            int times = Math.toIntExact(((Json.Whole) repeat.get(1)).value());
            return ((Json.Str) repeat.get(0)).text().repeat(times).getBytes(UTF_8);
        });
    }
}
