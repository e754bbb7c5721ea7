package dev.candela.bench;

import dev.candela.bench.load.Cut;
import dev.candela.bench.load.Exchanged;
import dev.candela.bench.load.Prepared;
import dev.candela.bench.load.SocketLoad;
import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines of JSON.
final class LineSpeech implements Speech {
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    @Override
    public Cut cut() {
        return Cut.LINES;
    }

    @Override
    public void begin(SocketLoad connection) {}

    @Override
    public Prepared prepare(List<Json> calls) {
        return Prepared.of(calls.stream().map(LineSpeech::line).toList());
    }

    private static byte[] line(Json call) {
        byte[] text = JsonWriter.bytes(call);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    @Override
    public List<Json> read(Exchanged answers) throws IOException {
        var messages = new ArrayList<Json>();
        int from = 0;
        try {
            for (int end : answers.ends()) {
                messages.add(reader.read(answers.bytes(), from, end - from));
                from = end;
            }
            return messages;
        } catch (MalformedJson e) {
            throw new IOException("answer: not read (expected: JSON)", e);
        }
    }

    @Override
    public void close() {}
}
