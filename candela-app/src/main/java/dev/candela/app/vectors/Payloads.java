package dev.candela.app.vectors;

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
import dev.candela.lumen.payload.Precision;
import dev.candela.lumen.payload.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Values to payloads and back, with and without a tree, which must agree.
///
/// Numbers are written as the references do, to the nearest `double`; the connections of this library would send such a
/// message as JSON text. Nesting is limited to 32 when reading, as in the references.
final class Payloads {
    static final JsonLimits TEXT_LIMITS = new JsonLimits(500, 64 * 1024 * 1024, 64 * 1024, 1000);

    private static final JsonLimits LIMITS = new JsonLimits(32, 64 * 1024 * 1024, 64 * 1024, 1000);
    private static final JsonReader TEXTS = new JsonReader(TEXT_LIMITS);

    private Payloads() {}

    static Json json(String name, String text) throws Mismatch {
        try {
            return TEXTS.read(utf8(text));
        } catch (MalformedJson e) {
            throw new Mismatch(name, "JSON text", String.valueOf(e.getMessage()));
        }
    }

    static byte[] written(Dictionary dictionary, String json) throws Mismatch {
        var value = json("json", json);
        byte[] payload = new PayloadWriter(dictionary, Profile.CANDELA, Precision.NEAREST).bytes(value)
            .orElseThrow(() -> new Mismatch("value", "one that has a payload", "none"));
        var out = new Output(0);
        byte[] text = utf8(json);
        try {
            boolean isWritten = new JsonToPayload(dictionary, Profile.CANDELA, Precision.NEAREST, TEXT_LIMITS)
                .write(text, 0, text.length, out);
            Mismatch.require("whether the text has a payload", true, isWritten);
        } catch (MalformedJson e) {
            throw new Mismatch("json", "JSON text", String.valueOf(e.getMessage()));
        }
        Mismatch.require("the payload made without a tree", Row.hex(payload), Row.hex(out.bytes()));
        return payload;
    }

    /// Empty when it is refused, with and without a tree.
    static Optional<Json> read(Dictionary dictionary, byte[] payload) throws Mismatch {
        var out = new Output(0);
        Optional<Json> value;
        try {
            value = Optional.of(new PayloadReader(dictionary, LIMITS).read(payload));
        } catch (MalformedLumen _) {
            value = Optional.empty();
        }
        // With other bytes around, which must not be looked at.
        byte[] moved = new byte[payload.length + 16];
        Arrays.fill(moved, (byte) 0xE0);
        System.arraycopy(payload, 0, moved, 3, payload.length);
        Optional<String> text;
        try {
            new PayloadToJson(dictionary, LIMITS).write(moved, 3, payload.length, out);
            text = Optional.of(new String(out.bytes(), StandardCharsets.UTF_8));
        } catch (MalformedLumen _) {
            text = Optional.empty();
        }
        Mismatch.require("the text made without a tree", value.map(Json::toText), text);
        return value;
    }

    static void requireValue(Dictionary dictionary, byte[] payload, Json expected) throws Mismatch {
        var value = read(dictionary, payload)
            .orElseThrow(() -> new Mismatch("payload", expected.toText(), "refused"));
        SameValue.require("value", expected, value);
    }

    static void requireRefused(Dictionary dictionary, byte[] payload) throws Mismatch {
        var value = read(dictionary, payload);
        if (value.isPresent()) {
            throw new Mismatch("payload", "refused", value.get().toText());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
