package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Precision;
import dev.candela.lumen.payload.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Values that become payloads. A text that has a name twice is refused; from a tree, where the last one has won, it
/// becomes what the references write.
final class EncodeRunner implements Runner {
    private static final int REPEAT_MAX = 64 * 1024 * 1024;

    @Override
    public void run(Row row) throws Mismatch {
        String text = row.has("json") ? row.text("json") : repeated(row);
        if (hasDuplicates(text)) {
            duplicates(row, text);
            return;
        }
        byte[] payload = Payloads.written(Dictionary.STATIC, text);
        Digest.require(row, payload);
        var read = Payloads.read(Dictionary.STATIC, payload);
        if (read.isPresent()) {
            require("the payload written again", Row.hex(payload),
                Row.hex(Payloads.written(Dictionary.STATIC, read.get().toText())));
        }
    }

    private static String repeated(Row row) throws Mismatch {
        var repeat = row.list("json_repeat");
        if (repeat.size() != 2 || Row.count("json_repeat", repeat.get(1)) > REPEAT_MAX) {
            throw row.wrong("json_repeat", "a text and a count <= " + REPEAT_MAX);
        }
        return '"' + Row.text("json_repeat", repeat.get(0)).repeat(Row.count("json_repeat", repeat.get(1))) + '"';
    }

    private static boolean hasDuplicates(String text) {
        try {
            new JsonReader(Payloads.TEXT_LIMITS).read(text.getBytes(StandardCharsets.UTF_8));
            return false;
        } catch (MalformedJson e) {
            return e.kind() == MalformedJson.Kind.DUPLICATE_NAME;
        }
    }

    private static void duplicates(Row row, String text) throws Mismatch {
        Json value = LastWins.read(text);
        Optional<byte[]> payload =
            new PayloadWriter(Dictionary.STATIC, Profile.CANDELA, Precision.NEAREST).bytes(value);
        Digest.require(row, payload.orElseThrow(() -> new Mismatch("value", "one that has a payload", "none")));
    }
}
