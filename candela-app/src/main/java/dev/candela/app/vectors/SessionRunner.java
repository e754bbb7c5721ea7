package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.Dictionary.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Words of a session. A static word, and one given twice, is refused here; without it, and with the last of the same,
/// the bytes are those of the references.
final class SessionRunner implements Runner {
    private static final String ANY_WORD = "inputSchema";

    @Override
    public void run(Row row) throws Mismatch {
        switch (row.text("op")) {
            case "encode" -> Digest.require(row, Payloads.written(agreed(row), row.text("json")));
            case "decode" -> decode(row);
            case "rule" -> rule(row);
            default -> throw row.wrong("op", "encode, decode or rule");
        }
    }

    private static void decode(Row row) throws Mismatch {
        byte[] payload = row.hex("hex");
        switch (row.text("expect")) {
            case "value" -> Payloads.requireValue(agreed(row), payload, Payloads.json("json", row.text("json")));
            case "reject", "either" -> Payloads.requireRefused(agreed(row), payload);
            default -> throw row.wrong("expect", "value, reject or either");
        }
    }

    private static void rule(Row row) throws Mismatch {
        var slots = row.optionalRow("register");
        if (slots.isPresent()) {
            for (String slot : slots.get().members().members().keySet()) {
                boolean isFine = Dictionary.fault(List.of(new Word(number(slot), ANY_WORD))).isEmpty();
                require("slot " + slot, slots.get().isTrue(slot), isFine);
            }
            return;
        }
        var words = words(row);
        require("whether the words are refused", true, Dictionary.fault(words).isPresent());
        Digest.require(row, Payloads.written(Dictionary.of(lastOnes(words)), row.text("json")));
    }

    private static int number(String slot) throws Mismatch {
        try {
            return Integer.decode(slot);
        } catch (NumberFormatException _) {
            throw new Mismatch("register", "slots, as 0x80", slot);
        }
    }

    private static Dictionary agreed(Row row) throws Mismatch {
        var words = row.has("session") ? words(row) : List.<Word>of();
        var fault = Dictionary.fault(words);
        if (fault.isPresent()) {
            throw new Mismatch("session", "words that are taken", fault.get());
        }
        return Dictionary.of(words);
    }

    private static List<Word> words(Row row) throws Mismatch {
        var words = new ArrayList<Word>();
        for (Json it : row.list("session")) {
            if (!(it instanceof Json.Arr(var pair)) || pair.size() != 2) {
                throw row.wrong("session", "pairs of a slot and a word");
            }
            words.add(new Word(Row.count("session", pair.get(0)), Row.text("session", pair.get(1))));
        }
        return words;
    }

    /// Those that are not static, each in its last slot.
    private static List<Word> lastOnes(List<Word> words) {
        Map<String, Word> last = new LinkedHashMap<>();
        for (var it : words) {
            if (Dictionary.fault(List.of(it)).isEmpty()) {
                last.put(it.text(), it);
            }
        }
        return List.copyOf(last.values());
    }
}
