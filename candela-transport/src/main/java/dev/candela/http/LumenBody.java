package dev.candela.http;

import dev.candela.json.Json;
import dev.candela.json.JsonLimits;
import dev.candela.json.JsonWriter;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.payload.Dictionary;
import dev.candela.lumen.payload.PayloadReader;
import dev.candela.lumen.payload.PayloadWriter;
import dev.candela.lumen.payload.Profile;
import dev.candela.model.McpError;
import dev.candela.wire.Message;
import dev.candela.wire.MessageReader;
import dev.candela.wire.MessageWriter;

/// Bodies that are one LUMEN frame instead of JSON text: the same message in fewer bytes.
///
/// Nothing is negotiated on HTTP but by `Content-Type` and `Accept`: no words of a session, no encryption beside TLS.
/// Safe for any thread.
final class LumenBody {
    static final String TYPE = "application/lumen+binary";

    /// Whoever asks could be any of the known peers.
    private static final PayloadWriter WRITER = new PayloadWriter(Dictionary.STATIC, Profile.REFERENCE);

    private final PayloadReader payloads;
    private final MessageReader messages;

    LumenBody(JsonLimits limits, MessageReader messages) {
        this.payloads = new PayloadReader(Dictionary.STATIC, limits);
        this.messages = messages;
    }

    /// The message in a body, or what is wrong with it.
    Message read(byte[] body) {
        return switch (Frame.parse(body, 0, body.length)) {
            case Frame.Parsed.Complete(var frame, int consumed) when consumed == body.length -> read(frame);
            case Frame.Parsed.Complete(_, int consumed) ->
                malformed("body: " + body.length + " bytes (expected: one frame of " + consumed + ")");
            case Frame.Parsed.Incomplete _ -> malformed("body: cut short (expected: one whole frame)");
            case Frame.Parsed.Malformed(var why) -> malformed(why);
        };
    }

    private Message read(Frame frame) {
        boolean isMessage = frame.is(FrameType.REQUEST) || frame.is(FrameType.RESPONSE) || frame.is(FrameType.NOTIFY);
        if (!isMessage || Flags.has(frame.flags(), Flags.RESERVED | Flags.FRAGMENTED | Flags.ENCRYPTED)) {
            return malformed("body: frame type " + frame.type() + " with flags " + frame.flags()
                + " (expected: REQUEST, RESPONSE or NOTIFY with COMPRESSED or none)");
        }
        if (!Flags.has(frame.flags(), Flags.COMPRESSED)) {
            return messages.read(frame.payload());
        }
        try {
            return messages.decoded(payloads.read(frame.payload()));
        } catch (MalformedLumen e) {
            return malformed(String.valueOf(e.getMessage()));
        }
    }

    /// A message as a body.
    static byte[] bytes(Message message) {
        Json json = MessageWriter.json(message);
        var payload = WRITER.bytes(json);
        return Frame.of(FrameType.RESPONSE, payload.isPresent() ? Flags.COMPRESSED : 0,
            payload.orElseGet(() -> JsonWriter.bytes(json))).bytes();
    }

    private static Message malformed(String why) {
        return new Message.Malformed(null, new McpError(McpError.PARSE_ERROR, "Parse error: " + why));
    }
}
