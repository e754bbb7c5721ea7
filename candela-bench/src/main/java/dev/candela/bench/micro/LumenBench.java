package dev.candela.bench.micro;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.JsonToPayload;
import dev.candela.lumen.payload.PayloadReader;
import dev.candela.lumen.payload.PayloadToJson;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
/// The ways that are compared are a parameter, so that they take turns on each message. Every way writes into memory
/// that it has used before, and every way that reads makes the same tree.
@State(Scope.Benchmark)
public class LumenBench {
    /// A file of the corpus, without its ending.
    @Param({"tools_call_small", "tools_list_5", "result_structured_100rows", "result_text_10KB"})
    private String message = "tools_call_small";

    @Param
    private Way way = Way.LUMEN_READ;

    private final Plain plain = new Plain();
    private final JsonReader jsonReader = new JsonReader(JsonLimits.DEFAULT);
    private final PayloadReader reader = new PayloadReader(Dictionary.STATIC, JsonLimits.DEFAULT);
    private final PayloadWriter writer = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);
    private final JsonToPayload toPayload = new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, JsonLimits.DEFAULT);
    private final PayloadToJson toJson = new PayloadToJson(Dictionary.STATIC, JsonLimits.DEFAULT);
    private final Output out = new Output(512);
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private byte[] text = new byte[0];
    private byte[] payload = new byte[0];
    private Json json = Json.Obj.EMPTY;

    /// What is done with the message.
    public enum Way {
        /// Payload to tree, JSON text to tree with jackson-core alone, and with our strict reader.
        LUMEN_READ, JACKSON_READ, JSON_READ,
        /// Tree to payload, and to JSON text with jackson-core.
        LUMEN_WRITE, JACKSON_WRITE,
        /// JSON text to payload, back, and to JSON text with jackson-core.
        TO_LUMEN, FROM_LUMEN, JACKSON_COPY
    }

    @Setup
    public void prepare() throws IOException, MalformedJson, MalformedLumen {
        text = Files.readAllBytes(corpus().resolve(message + ".json"));
        json = jsonReader.read(text);
        payload = writer.bytes(json).orElseThrow();
        // All ways are warm when the first is measured: none has the compiler's guesses to itself.
        for (int i = 0; i < 20_000_000 / (text.length + 1000); i++) {
            for (var it : Way.values()) {
                go(it);
            }
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
        return go(way);
    }

    private Object go(Way it) throws MalformedJson, MalformedLumen {
        out.clear();
        stream.reset();
        switch (it) {
            case LUMEN_READ -> {
                return reader.read(payload);
            }
            case JACKSON_READ -> {
                return plain.read(text);
            }
            case JSON_READ -> {
                return jsonReader.read(text);
            }
            case LUMEN_WRITE -> writer.write(json, out);
            case JACKSON_WRITE -> plain.write(json, stream);
            case TO_LUMEN -> toPayload.write(text, 0, text.length, out);
            case FROM_LUMEN -> toJson.write(payload, 0, payload.length, out);
            case JACKSON_COPY -> plain.copy(text, stream);
        }
        return out;
    }
}
