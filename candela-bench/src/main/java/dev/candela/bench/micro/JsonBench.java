package dev.candela.bench.micro;

import dev.candela.bench.load.Era;
import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import dev.candela.wire.Envelope;
import dev.candela.wire.EnvelopeScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reading and writing JSON, beside jackson-core streaming past the same bytes and taking every text.
@State(Scope.Benchmark)
public class JsonBench {
    /// A `tools/call` of 300 bytes, or a result of 10 KB in 40 pieces of text.
    @Param({"call300", "result10k"})
    private String message = "call300";

    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);
    private final EnvelopeScanner scanner = new EnvelopeScanner(JsonLimits.DEFAULT);
    private final JsonFactory factory = new JsonFactory();
    private byte[] bytes = new byte[0];
    private Json json = Json.Obj.EMPTY;

    @Setup
    public void prepare() throws MalformedJson {
        bytes = (message.equals("call300") ? call() : result()).getBytes(StandardCharsets.UTF_8);
        json = reader.read(bytes);
        if (!Arrays.equals(JsonWriter.bytes(json), bytes)) {
            throw new IllegalStateException("message: read and written, it differs (expected: the same bytes)");
        }
    }

    private static String call() {
        return Era.MODERN.call(1, "echo", "three hundred bytes long");
    }

    private static String result() {
        var piece = Json.obj("type", "text", "text", "A piece of text as a tool returns it. ".repeat(6));
        List<Json> content = Collections.nCopies(40, piece);
        var result = Json.obj("content", new Json.Arr(content));
        return JsonWriter.text(Json.obj("jsonrpc", "2.0", "id", 1, "result", result));
    }

    @Benchmark
    public Json read() throws MalformedJson {
        return reader.read(bytes);
    }

    @Benchmark
    public Envelope scan() throws MalformedJson {
        return scanner.scan(bytes);
    }

    @Benchmark
    public byte[] write() {
        return JsonWriter.bytes(json);
    }

    @Benchmark
    public void stream(Blackhole hole) {
        try (var parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    hole.consume(parser.getString());
                }
            }
        }
    }
}
