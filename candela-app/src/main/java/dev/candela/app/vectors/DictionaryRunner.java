package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.payload.Dictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The table of the words that every peer knows. It is no list of vectors, so what agrees is not counted as passed;
/// each word that does not is a failure.
final class DictionaryRunner {
    static final String FILE = "dictionary.json";

    private static final int WORDS = 128;

    private DictionaryRunner() {}

    static FileReport run(Row root) throws Mismatch {
        var failures = new ArrayList<Failure>();
        var ids = new TreeSet<Integer>();
        for (var it : root.rows("static")) {
            try {
                word(it);
                ids.add(it.count("id"));
            } catch (Mismatch e) {
                failures.add(failure("word " + it.members().toText(), e));
            }
        }
        try {
            require("words", WORDS, ids.size() + failures.size());
            require("session_range", List.of(hex(Dictionary.SLOT_MIN), hex(Dictionary.SLOT_MAX)),
                root.texts("session_range"));
            require("raw_key_marker", "0xFF", root.text("raw_key_marker"));
        } catch (Mismatch e) {
            failures.add(failure("the table", e));
        }
        return new FileReport(FILE, 0, failures, "a table: " + ids.size() + " words agree");
    }

    private static void word(Row row) throws Mismatch {
        int id = row.count("id");
        String word = row.text("word");
        require("hex", hex(id), row.text("hex"));
        String digits = Row.hex(new byte[] {(byte) id});
        String asText = Json.of(word).toText();
        require("payload", "e4" + digits, Row.hex(Payloads.written(Dictionary.STATIC, asText)));
        Payloads.requireValue(Dictionary.STATIC, Row.hex("payload", "e4" + digits), Json.of(word));
        require("payload of a name", "e701" + digits + "e0",
            Row.hex(Payloads.written(Dictionary.STATIC, "{" + asText + ":null}")));
    }

    private static String hex(int octet) {
        return "0x%02X".formatted(octet);
    }

    private static Failure failure(String vector, Mismatch e) {
        return new Failure(FILE, vector, e.what(), e.expected(), e.actual());
    }
}
