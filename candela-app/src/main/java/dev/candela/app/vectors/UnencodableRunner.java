package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;

/// What JSON cannot say. There is no value of it to begin with, but for half a surrogate pair, which is replaced.
final class UnencodableRunner implements Runner {
    @Override
    public void run(Row row) throws Mismatch {
        String recommended = row.text("recommended");
        switch (row.text("value")) {
            case "NaN" -> refused(recommended, Double.NaN);
            case "Infinity" -> refused(recommended, Double.POSITIVE_INFINITY);
            case "-Infinity" -> refused(recommended, Double.NEGATIVE_INFINITY);
            case "lone high surrogate + x" -> replaced(recommended, "\ud800x");
            case "lone low surrogate + x" -> replaced(recommended, "\udc00x");
            case "undefined member" -> require("recommended", "n/a", recommended.split(" ")[0]);
            default -> throw row.wrong("value", "NaN, Infinity, a lone surrogate or an undefined member");
        }
    }

    private static void refused(String recommended, double value) throws Mismatch {
        require("recommended", "refuse to encode", recommended);
        try {
            throw new Mismatch("value", "refused", Json.Num.of(value).toString());
        } catch (IllegalArgumentException _) {
            // As it must be.
        }
    }

    private static void replaced(String recommended, String text) throws Mismatch {
        byte[] payload = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA).bytes(new Json.Str(text))
            .orElseThrow(() -> new Mismatch("value", recommended, "none"));
        require("payload", recommended.split(" ")[0], Row.hex(payload));
    }
}
