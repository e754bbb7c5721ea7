package dev.candela.lumen.payload;

import dev.candela.json.JsonLimits;
import dev.candela.json.JsonWriter;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.Output;

/// Turns a payload into JSON text: the bytes that a [JsonWriter] gives for the value that a [PayloadReader] reads, and
/// a refusal where that one refuses.
///
/// One thread.
public final class PayloadToJson {
    private final PayloadReader reader;

    public PayloadToJson(Dictionary dictionary, JsonLimits limits) {
        this.reader = new PayloadReader(dictionary, limits);
    }

    /// Appends the text.
    ///
    /// @throws MalformedLumen when the bytes are not exactly one value within the limits; nothing is appended then
    public void write(byte[] payload, int offset, int length, Output out) throws MalformedLumen {
        byte[] text = JsonWriter.bytes(reader.read(payload, offset, length));
        out.write(text, 0, text.length);
    }
}
