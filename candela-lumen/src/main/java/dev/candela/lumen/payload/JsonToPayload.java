package dev.candela.lumen.payload;

import dev.candela.json.JsonLimits;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.Output;

/// Turns JSON text into a payload: the bytes that a [PayloadWriter] gives for the value that a
/// [JsonReader] reads, and a refusal where that one refuses.
///
/// One thread.
public final class JsonToPayload {
    private final JsonReader reader;
    private final PayloadWriter writer;

    public JsonToPayload(Dictionary dictionary, Profile profile, JsonLimits limits) {
        this(dictionary, profile, Precision.EXACT, limits);
    }

    public JsonToPayload(Dictionary dictionary, Profile profile, Precision precision, JsonLimits limits) {
        this.reader = new JsonReader(limits);
        this.writer = new PayloadWriter(dictionary, profile, precision);
    }

    /// Appends the payload. False, and nothing appended, when none says the value exactly to this peer.
    ///
    /// @throws MalformedJson when the bytes are not exactly one JSON text within the limits; nothing is appended then
    public boolean write(byte[] text, int offset, int length, Output out) throws MalformedJson {
        return writer.write(reader.read(text, offset, length), out);
    }
}
