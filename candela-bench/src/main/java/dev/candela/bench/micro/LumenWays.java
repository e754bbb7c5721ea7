package dev.candela.bench.micro;

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
import dev.candela.lumen.payload.Profile;
import java.io.ByteArrayOutputStream;

/// One message that is read, written and passed on in LUMEN, and in JSON text with jackson-core.
///
/// Every way writes into memory that it has used before, and every way that reads makes the same tree. One thread.
public final class LumenWays {
    private static final PayloadWriter WRITER = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);

    private final Plain plain = new Plain();
    private final JsonReader jsonReader = new JsonReader(JsonLimits.DEFAULT);
    private final PayloadReader reader = new PayloadReader(Dictionary.STATIC, JsonLimits.DEFAULT);
    private final JsonToPayload toPayload = new JsonToPayload(Dictionary.STATIC, Profile.CANDELA, JsonLimits.DEFAULT);
    private final PayloadToJson toJson = new PayloadToJson(Dictionary.STATIC, JsonLimits.DEFAULT);
    private final Output out = new Output(512);
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final byte[] text;
    private final Json json;
    private final byte[] payload;

    /// What is done with the message.
    public enum Way {
        /// Payload to tree, JSON text to tree with jackson-core alone, and with our strict reader.
        LUMEN_READ, JACKSON_READ, JSON_READ,
        /// Tree to payload, and to JSON text with jackson-core.
        LUMEN_WRITE, JACKSON_WRITE,
        /// JSON text to payload, back, and to JSON text with jackson-core.
        TO_LUMEN, FROM_LUMEN, JACKSON_COPY
    }

    /// @param text  the message as JSON; not to be changed
    /// @throws MalformedJson when it is none
    public LumenWays(byte[] text) throws MalformedJson {
        this.text = text;
        this.json = jsonReader.read(text);
        this.payload = WRITER.bytes(json).orElseThrow();
    }

    /// Bytes of the message in LUMEN, without the header of a frame.
    public int payloadBytes() {
        return payload.length;
    }

    /// Goes that way once.
    ///
    /// @return what came of it, so that no compiler leaves it out
    public Object go(Way way) throws MalformedJson, MalformedLumen {
        out.clear();
        stream.reset();
        switch (way) {
            case LUMEN_READ -> {
                return reader.read(payload);
            }
            case JACKSON_READ -> {
                return plain.read(text);
            }
            case JSON_READ -> {
                return jsonReader.read(text);
            }
            case LUMEN_WRITE -> WRITER.write(json, out);
            case JACKSON_WRITE -> plain.write(json, stream);
            case TO_LUMEN -> toPayload.write(text, 0, text.length, out);
            case FROM_LUMEN -> toJson.write(payload, 0, payload.length, out);
            case JACKSON_COPY -> plain.copy(text, stream);
        }
        return out;
    }
}
