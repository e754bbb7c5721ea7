package dev.candela.bench.micro;

import dev.candela.bench.micro.LumenWays.Way;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reading, writing and passing on messages in LUMEN, beside jackson-core doing the same with JSON text.
///
/// The ways that are compared are a parameter, so that they take turns on each message.
@State(Scope.Benchmark)
public class LumenBench {
    /// A file of the corpus, without its ending.
    @Param({"tools_call_small", "tools_list_5", "result_structured_100rows", "result_text_10KB"})
    private String message = "tools_call_small";

    @Param
    private Way way = Way.LUMEN_READ;

    private LumenWays ways = nothing();

    @Setup
    public void prepare() throws IOException, MalformedJson, MalformedLumen {
        byte[] text = Files.readAllBytes(corpus().resolve(message + ".json"));
        ways = new LumenWays(text);
        // All ways are warm when the first is measured: none has the compiler's guesses to itself.
        for (int i = 0; i < 20_000_000 / (text.length + 1000); i++) {
            for (var it : Way.values()) {
                ways.go(it);
            }
        }
    }

    private static LumenWays nothing() {
        try {
            return new LumenWays("{}".getBytes(StandardCharsets.US_ASCII));
        } catch (MalformedJson e) {
            throw new IllegalStateException("text: {} was refused (expected: an object)", e);
        }
    }

    private static Path corpus() {
        var corpus = Path.of("candela-protocol", "src", "test", "resources", "corpus");
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(corpus))) {
            folder = Objects.requireNonNull(folder.getParent(), "a folder above with " + corpus);
        }
        return folder.resolve(corpus);
    }

    @Benchmark
    public Object message() throws MalformedJson, MalformedLumen {
        return ways.go(way);
    }
}
