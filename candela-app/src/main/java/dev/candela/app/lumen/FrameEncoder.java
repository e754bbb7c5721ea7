package dev.candela.app.lumen;

import dev.candela.json.Json;
import dev.candela.json.JsonWriter;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import org.jspecify.annotations.Nullable;

/// Makes frames of messages, as a connection without a session dictionary would.
public final class FrameEncoder {
    private static final PayloadWriter WRITER = new PayloadWriter(Dictionary.STATIC, Profile.CANDELA);

    private FrameEncoder() {}

    /// A frame of a message.
    ///
    /// @param type  of the frame; null when the message decides, which then must be one
    public static Encoded frame(Json message, @Nullable FrameType type) {
        var its = type == null ? typeOf(message) : type;
        if (its == null) {
            return new Encoded.Refused("message: neither a method nor a result nor an error (expected: a JSON-RPC "
                + "message, or --type)");
        }
        return WRITER.bytes(message)
            .<Encoded>map(it -> new Encoded.Binary(Frame.of(its, Flags.COMPRESSED, it).bytes()))
            .orElseGet(() -> new Encoded.Text(Frame.of(its, 0, JsonWriter.bytes(message)).bytes()));
    }

    /// The payload of a value, without a frame.
    public static Encoded payload(Json value) {
        return WRITER.bytes(value).<Encoded>map(Encoded.Binary::new).orElseGet(() -> new Encoded.Refused(
            "value: none that a payload says exactly (expected: integers of 64 bits, decimals of a double)"));
    }

    private static @Nullable FrameType typeOf(Json message) {
        if (!(message instanceof Json.Obj it)) {
            return null;
        }
        if (it.has("method")) {
            return it.has("id") ? FrameType.REQUEST : FrameType.NOTIFY;
        }
        return it.has("result") || it.has("error") ? FrameType.RESPONSE : null;
    }
}
