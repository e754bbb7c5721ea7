package dev.candela.app.vectors;

import dev.candela.json.Json;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.payload.Dictionary;

/// Payloads that become values. Where a vector says `either`, bytes behind the value, we refuse.
final class DecodeRunner implements Runner {
    @Override
    public void run(Row row) throws Mismatch {
        byte[] payload = row.hex("hex");
        switch (row.text("expect")) {
            case "value" -> value(row, payload);
            case "reject", "either" -> Payloads.requireRefused(Dictionary.STATIC, payload);
            default -> throw row.wrong("expect", "value, reject or either");
        }
    }

    /// A vector that is too large to spell its value out says by its first bytes how many members there are.
    private static void value(Row row, byte[] payload) throws Mismatch {
        if (!row.isNull("json")) {
            Payloads.requireValue(Dictionary.STATIC, payload, Payloads.json("json", row.text("json")));
            return;
        }
        var value = Payloads.read(Dictionary.STATIC, payload)
            .orElseThrow(() -> new Mismatch("payload", "a value", "refused"));
        long count = switch (value) {
            case Json.Arr(var elements) -> elements.size();
            case Json.Obj(var members) -> members.size();
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> throw row.wrong("json", "a text");
        };
        Mismatch.require("members", Hyb128.valueAt(payload, 1), count);
        // Spelled-out words come back as words, so only the value is the same.
        Payloads.requireValue(Dictionary.STATIC, Payloads.written(Dictionary.STATIC, value.toText()), value);
    }
}
