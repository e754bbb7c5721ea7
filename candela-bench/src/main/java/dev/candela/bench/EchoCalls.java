package dev.candela.bench;

import dev.candela.bench.load.EchoCall;
import dev.candela.bench.load.Era;
import dev.candela.bench.load.Exchanged;
import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.JsonWriter;
import dev.candela.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Calls of the tool `echo`, each with its own id, and what is right for an answer.
final class EchoCalls {
    private static final Json.Obj PATTERN = pattern();

    /// Those with the ids from `first` on.
    static List<Json> of(long first, int count) {
        var calls = new ArrayList<Json>(count);
        for (int i = 0; i < count; i++) {
            calls.add(of(first + i));
        }
        return calls;
    }

    static Json of(long id) {
        return Json.build(out -> PATTERN.members().forEach(
            (name, value) -> out.put(name, name.equals("id") ? new Json.Whole(id) : value)));
    }

    private static Json.Obj pattern() {
        String text = Era.MODERN.call(0, "echo", EchoCall.TEXT);
        try {
            return (Json.Obj) new JsonReader(JsonLimits.DEFAULT).read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalStateException("call: " + text + " (expected: JSON)", e);
        }
    }

    /// How long each call took, in nanoseconds, sorted.
    ///
    /// @param answers  in the order in which they came
    /// @throws IOException when they are not exactly one for each call, with its text
    static long[] roundTrips(long first, List<Json> answers, Exchanged exchanged) throws IOException {
        int count = exchanged.sentAt().length;
        var nanos = new long[count];
        Arrays.fill(nanos, -1);
        if (answers.size() != count) {
            throw new IOException("answers: " + answers.size() + " (expected: " + count + ")");
        }
        for (int i = 0; i < count; i++) {
            var answer = (Json.Obj) answers.get(i);
            long call = answer.number("id").flatMap(Json.Num::exactLong).orElse(-1L) - first;
            if (call < 0 || call >= count || nanos[(int) call] >= 0 || answer.has("error")
                || !JsonWriter.text(answer).contains(EchoCall.TEXT)) {
                throw new IOException("answer: " + JsonWriter.text(answer) + " (expected: the echo, once)");
            }
            nanos[(int) call] = exchanged.cameAt()[i] - exchanged.sentAt()[(int) call];
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private EchoCalls() {}
}
