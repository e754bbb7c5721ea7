package dev.candela.app.lumen;

import dev.candela.json.Json;
import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.DictionarySync;
import dev.candela.lumen.extension.FlowControl;
import dev.candela.lumen.extension.Heartbeat;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.extension.StreamData;
import dev.candela.lumen.extension.StreamInit;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;

/// What a frame that is no message says, as one JSON object: its name, type and flags, then what it holds. What cannot
/// be read is there as hex digits.
public final class Description {
    private Description() {}

    /// The name of its type.
    public static String name(Frame frame) {
        var type = FrameType.of(frame.type());
        String name = type == null ? "UNASSIGNED" : type.name();
        return Flags.has(frame.flags(), Flags.ENCRYPTED) && type != null ? name + " (encrypted)" : name;
    }

    public static Json.Obj of(Frame frame) {
        return Json.build(out -> {
            out.put("frame", name(frame)).put("type", frame.type()).put("flags", frame.flags());
            try {
                out.putAll(content(frame));
            } catch (MalformedLumen | MalformedJson e) {
                out.putAll(raw(frame)).put("fault", String.valueOf(e.getMessage()));
            }
        });
    }

    private static Json.Obj content(Frame frame) throws MalformedLumen, MalformedJson {
        var type = FrameType.of(frame.type());
        if (type == null || Flags.has(frame.flags(), Flags.ENCRYPTED)) {
            return raw(frame);
        }
        return switch (type) {
            case REQUEST, RESPONSE, NOTIFY, PROBE, PROBE_ACK, TRANSPORT_INIT, TRANSPORT_ACK ->
                Json.obj("value", value(frame));
            case FLOW_CTL -> flow(FlowControl.read(frame));
            case MUX -> step(MuxFrame.read(frame));
            case STREAM_INIT -> init(StreamInit.read(frame));
            case STREAM_DATA -> data(StreamData.read(frame));
            case DICT_SYNC -> words(DictionarySync.read(frame));
            case HEARTBEAT -> Heartbeat.read(frame)
                .map(it -> Json.obj("sequence", Integer.toUnsignedLong(it.sequence()))).orElseGet(() -> raw(frame));
            case SCHEMA_PATCH, DISCOVER, BATCH -> raw(frame);
        };
    }

    private static Json value(Frame frame) throws MalformedLumen, MalformedJson {
        return Flags.has(frame.flags(), Flags.COMPRESSED) ? FrameDecoder.payload(frame.payload())
            : new JsonReader(Bounds.JSON).read(frame.payload());
    }

    private static Json.Obj raw(Frame frame) {
        return Json.obj("payload", HexText.of(frame.payload()));
    }

    private static Json.Obj flow(FlowControl it) {
        return Json.obj("pause", it.pause(), "stream", it.streamId(), "window", it.window());
    }

    private static Json.Obj step(MuxFrame it) {
        return Json.obj("command", it.command(), "channel", it.channel(), "inner", HexText.of(it.inner()));
    }

    private static Json.Obj init(StreamInit it) {
        // A float may be no number, which JSON cannot say.
        return Json.obj("stream", it.streamId(), "tokensMax", it.tokensMax(),
            "temperature", Float.toString(it.temperature()), "model", it.model());
    }

    private static Json.Obj data(StreamData it) {
        return Json.build(out -> {
            out.put("stream", it.streamId()).put("sequence", it.sequence()).put("kind", it.kind());
            it.text().ifPresentOrElse(text -> out.put("text", text), () -> out.put("data", HexText.of(it.data())));
        });
    }

    private static Json.Obj words(DictionarySync it) {
        return Json.obj("words", it.words().stream()
            .map(word -> Json.obj("slot", word.slot(), "text", word.text())).toList());
    }
}
