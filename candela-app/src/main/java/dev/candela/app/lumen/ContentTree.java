package dev.candela.app.lumen;

import dev.candela.json.JsonReader;
import dev.candela.json.MalformedJson;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.extension.MuxFrame;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.negotiation.Acknowledgement;
import dev.candela.lumen.negotiation.Probe;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Shows what a frame holds, by its type.
final class ContentTree {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Sheet sheet;

    ContentTree(Sheet sheet) {
        this.sheet = sheet;
    }

    /// What stands before a payload.
    ///
    /// @param at       where the frame begins
    /// @param nesting  1 for a frame that is in no other
    record Head(int at, int type, int flags, int nesting) {
        boolean has(int bits) {
            return Flags.has(flags, bits);
        }
    }

    void show(Span payload, Head head, int depth) {
        var type = FrameType.of(head.type());
        if (type == null) {
            raw(payload, depth, "bytes of an unassigned type");
            return;
        }
        if (head.has(Flags.RESERVED | Flags.FRAGMENTED)) {
            raw(payload, depth, "bytes");
            sheet.fault(head.at(), depth, "FLAGS of " + type + " (expected: neither FRAGMENTED nor reserved bits)");
            return;
        }
        if (head.has(Flags.ENCRYPTED)) {
            sealed(payload, depth);
            return;
        }
        switch (type) {
            case REQUEST, RESPONSE, NOTIFY, TRANSPORT_INIT, TRANSPORT_ACK -> value(payload, head, depth);
            case PROBE, PROBE_ACK -> {
                value(payload, head, depth);
                greeting(payload, head, depth, type);
            }
            case MUX -> channel(payload, head, depth);
            case BATCH -> batch(payload, head, depth);
            case FLOW_CTL -> flow(payload, depth);
            case HEARTBEAT -> heartbeat(payload, depth);
            case STREAM_INIT -> new StreamTree(sheet).init(payload, depth);
            case STREAM_DATA -> new StreamTree(sheet).data(payload, depth);
            case DICT_SYNC -> new StreamTree(sheet).words(payload, depth);
            case SCHEMA_PATCH, DISCOVER -> raw(payload, depth, "bytes of no known meaning");
        }
    }

    private void raw(Span payload, int depth, String what) {
        new Fields(sheet, payload, depth).bytes(what, payload.end() - payload.from());
    }

    private void sealed(Span payload, int depth) {
        long length = payload.end() - payload.from();
        if (length < NONCE_BYTES + TAG_BYTES) {
            raw(payload, depth, "bytes");
            sheet.fault(payload.from(), depth, "sealed payload of " + length + " bytes (expected: >= "
                + (NONCE_BYTES + TAG_BYTES) + ")");
            return;
        }
        var fields = new Fields(sheet, payload, depth);
        fields.number(Long.BYTES, it -> "nonce, counter " + Long.toUnsignedString(it));
        fields.number(NONCE_BYTES - Long.BYTES, it -> "nonce, the rest" + (it == 0 ? "" : " (expected: zeros)"));
        fields.bytes("ciphertext", length - NONCE_BYTES - TAG_BYTES);
        fields.bytes("tag", TAG_BYTES);
    }

    private void value(Span payload, Head head, int depth) {
        if (head.has(Flags.COMPRESSED)) {
            new PayloadTree(sheet, payload).show(depth);
            return;
        }
        int length = payload.there();
        sheet.line(payload.from(), payload.to(), depth, "JSON text "
            + Sheet.quoted(new String(sheet.bytes(), payload.from(), Math.min(length, 256), StandardCharsets.UTF_8))
            + " (" + Sheet.bytes(payload.end() - payload.from()) + ")");
        if (!payload.isWhole()) {
            sheet.cut();
            return;
        }
        try {
            new JsonReader(Bounds.JSON).read(sheet.bytes(), payload.from(), length);
        } catch (MalformedJson e) {
            sheet.fault(payload.from(), depth, "payload: " + Texts.said(e)
                + "; with the capability x-candela-deflate it is compressed and only the connection can tell");
        }
    }

    private void greeting(Span payload, Head head, int depth, FrameType type) {
        if (!payload.isWhole()) {
            return;
        }
        byte[] bytes = Arrays.copyOfRange(sheet.bytes(), payload.from(), payload.to());
        try {
            sheet.mark(payload.to(), depth, type == FrameType.PROBE ? said(Probe.read(head.flags(), bytes))
                : said(Acknowledgement.read(head.flags(), bytes)));
        } catch (MalformedLumen e) {
            sheet.fault(payload.from(), depth, type + ": " + e.getMessage());
        }
    }

    private static String said(Probe it) {
        return "dialect " + it.dialect() + ", client " + Sheet.quoted(it.clientName()) + ", versions " + it.versions()
            + ", capabilities " + it.capabilities() + (it.publicKey() == null ? "" : ", with a key");
    }

    private static String said(Acknowledgement it) {
        return "dialect " + it.dialect() + ", server " + Sheet.quoted(it.serverName()) + ", version "
            + it.acceptedVersion() + ", capabilities " + it.capabilities()
            + (it.publicKey() == null ? "" : ", with a key") + (it.region() == null ? "" : ", with shared memory");
    }

    private void channel(Span payload, Head head, int depth) {
        var fields = new Fields(sheet, payload, depth);
        int command = (int) fields.number(1, it -> "command " + it + " " + commandName((int) it));
        fields.number("channel", 2);
        if (fields.isOver() || fields.rest().end() == fields.rest().from()) {
            return;
        }
        if (command == MuxFrame.DATA && isShallow(fields.rest(), head, depth)) {
            int end = new FrameTree(sheet).one(fields.rest(), depth, head.nesting() + 1);
            if (end >= 0 && end < payload.to()) {
                sheet.line(end, payload.to(), depth, "more behind the frame");
                sheet.fault(end, depth, "bytes behind the inner frame (expected: the end)");
            }
        } else if (command != MuxFrame.DATA) {
            raw(fields.rest(), depth, "bytes");
        }
    }

    private void batch(Span payload, Head head, int depth) {
        var fields = new Fields(sheet, payload, depth);
        long count = fields.number("frames", 2);
        var rest = fields.rest();
        for (long i = 0; i < count && !fields.isOver() && isShallow(rest, head, depth); i++) {
            if (rest.there() == 0 && rest.isWhole()) {
                sheet.fault(rest.from(), depth, "frame " + (i + 1) + ": none (expected: " + count + " frames)");
                return;
            }
            int next = rest.there() == 0 ? -1 : new FrameTree(sheet).one(rest, depth, head.nesting() + 1);
            if (next < 0) {
                if (!rest.isWhole()) {
                    sheet.cut();
                }
                return;
            }
            rest = rest.after(next);
        }
        if (!fields.isOver() && rest.there() > 0) {
            raw(rest, depth, "bytes behind the frames, passed over");
        }
    }

    private boolean isShallow(Span rest, Head head, int depth) {
        if (head.nesting() < Bounds.FRAME_DEPTH_MAX) {
            return true;
        }
        sheet.fault(rest.from(), depth, "frames nested deeper (expected: <= " + Bounds.FRAME_DEPTH_MAX + ")");
        return false;
    }

    private static String commandName(int command) {
        return switch (command) {
            case MuxFrame.OPEN -> "OPEN";
            case MuxFrame.DATA -> "DATA";
            case MuxFrame.CLOSE -> "CLOSE";
            case MuxFrame.PAUSE -> "PAUSE";
            case MuxFrame.RESUME -> "RESUME";
            default -> "unknown";
        };
    }

    private void flow(Span payload, int depth) {
        var fields = new Fields(sheet, payload, depth);
        fields.number(2, it -> "stream " + it + (it == 0 ? " (all)" : ""));
        fields.number("window", 4);
        behind(fields, depth);
    }

    private void heartbeat(Span payload, int depth) {
        if (payload.end() - payload.from() != 4) {
            raw(payload, depth, "bytes, passed over: a heartbeat has 4");
            return;
        }
        new Fields(sheet, payload, depth).number("sequence", 4);
    }

    private void behind(Fields fields, int depth) {
        if (!fields.isOver()) {
            raw(fields.rest(), depth, "bytes behind the fields, passed over");
        }
    }
}
