package dev.candela.lumen.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The memory images of `shm.json`. Each step begins with the image of the one before, as another process would find
/// it.
final class ShmVectorsTest {
    private static final Json.Obj FILE = file();

    /// A step of the file.
    ///
    /// @param before  the image it begins with; empty when it makes the region
    record Step(Json.Obj vector, String before) {
        String name() {
            return vector.text("step").orElseThrow();
        }

        String image() {
            return vector.text("image").orElseThrow();
        }
    }

    private static Json.Obj file() {
        try (var in = Objects.requireNonNull(ShmVectorsTest.class.getResourceAsStream("/lumen-vectors/shm.json"))) {
            return (Json.Obj) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Step> steps() {
        var vectors = FILE.array("vectors").orElseThrow().stream().map(Json.Obj.class::cast).toList();
        return IntStream.range(0, vectors.size()).mapToObj(i -> new Step(vectors.get(i),
            i == 0 ? "" : vectors.get(i - 1).text("image").orElseThrow())).toList();
    }

    static Stream<Named<Step>> named() {
        return steps().stream().map(it -> Named.of(it.name(), it));
    }

    @ParameterizedTest
    @MethodSource("named")
    void every_step_leaves_the_image_of_the_reference(Step step) throws MalformedLumen {
        if (step.name().equals("create+init_header")) {
            var memory = memory(Math.toIntExact(step.vector().number("size").orElseThrow().exactLong().orElseThrow()));
            Region.initialize(memory.fill((byte) 0x5A));
            assertThat(hex(memory)).isEqualTo(step.image());
        } else if (step.name().equals("cross-check")) {
            assertThat(hex(allStepsOfOneRegion())).isEqualTo(step.before());
        } else {
            var memory = memory(step.before());
            var region = Region.open(memory);
            assertThat(run(region, step)).isEqualTo(returned(step));
            assertThat(hex(memory)).isEqualTo(step.image());
            assertCursors(memory, step.vector().object("cursors").orElseThrow());
        }
    }

    /// Both ends at work on one memory from its making on, as the two libraries of the reference were.
    private static MemorySegment allStepsOfOneRegion() throws MalformedLumen {
        var memory = memory(328);
        var server = Region.initialize(memory);
        var client = Region.open(memory);
        var ends = new Ends(client.writer(Region.End.CLIENT), client.reader(Region.End.CLIENT, 1000),
            server.writer(Region.End.SERVER), server.reader(Region.End.SERVER, 1000));
        for (var it : steps()) {
            if (it.vector().has("returned")) {
                assertThat(ends.run(it.name())).as(it.name()).isEqualTo(returned(it));
            }
        }
        return memory;
    }

    private static String run(Region region, Step step) throws MalformedLumen {
        return new Ends(region.writer(Region.End.CLIENT), region.reader(Region.End.CLIENT, 1000),
            region.writer(Region.End.SERVER), region.reader(Region.End.SERVER, 1000)).run(step.name());
    }

    private record Ends(RingWriter fromClient, RingReader toClient, RingWriter fromServer, RingReader toServer) {
        String run(String step) throws MalformedLumen {
            var words = new ArrayList<>(List.of(step.split(" ")));
            boolean client = words.getFirst().equals("client");
            if (words.get(1).equals("reads")) {
                return HexFormat.of().formatHex((client ? toClient : toServer).poll().orElseThrow());
            }
            byte[] frame = HexFormat.of().parseHex(FILE.text(words.get(2)).orElseThrow());
            var writer = client ? fromClient : fromServer;
            writer.begin(frame.length);
            int written = writer.write(frame, 0, frame.length);
            assertThat(writer.isIdle()).isTrue();
            return Integer.toString(written + 4);
        }
    }

    /// A number of bytes in the ring, or a frame in hexadecimal.
    private static String returned(Step step) {
        return step.vector().text("returned")
            .orElseGet(() -> step.vector().number("returned").orElseThrow().toString());
    }

    private static void assertCursors(MemorySegment memory, Json.Obj cursors) {
        int at = 32;
        for (String name : List.of("write_a", "read_a", "write_b", "read_b")) {
            assertThat(memory.get(ValueLayout.JAVA_LONG, at)).as(name)
                .isEqualTo(cursors.number(name).orElseThrow().exactLong().orElseThrow());
            at += 8;
        }
    }

    private static MemorySegment memory(int bytes) {
        return MemorySegment.ofArray(new long[(bytes + 7) / 8]).asSlice(0, bytes);
    }

    private static MemorySegment memory(String image) {
        byte[] bytes = HexFormat.of().parseHex(image);
        return memory(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
    }

    private static String hex(MemorySegment memory) {
        return HexFormat.of().formatHex(memory.toArray(ValueLayout.JAVA_BYTE));
    }
}
