package dev.candela.app.lumen;

import dev.candela.lumen.Hyb128;
import dev.candela.lumen.extension.StreamData;
import java.nio.charset.StandardCharsets;

/// Shows what frames of token streams and of session words hold.
final class StreamTree {
    private final Sheet sheet;

    StreamTree(Sheet sheet) {
        this.sheet = sheet;
    }

    void init(Span payload, int depth) {
        var fields = new Fields(sheet, payload, depth);
        fields.number("stream", 4);
        fields.number(4, it -> "most tokens " + it + (it == 0 ? " (no bound)" : ""));
        fields.number(4, it -> "temperature " + Float.intBitsToFloat((int) it));
        long length = fields.number("model bytes", 1);
        if (fields.isOver()) {
            return;
        }
        text(fields, length, "model", depth);
        nothingMore(fields, depth);
    }

    void data(Span payload, int depth) {
        var fields = new Fields(sheet, payload, depth);
        fields.number("stream", 4);
        fields.number("sequence", 4);
        long kind = fields.number(1, it -> "kind " + it + " " + kindName((int) it));
        var rest = fields.rest();
        if (fields.isOver()) {
            return;
        }
        if (kind == StreamData.END) {
            nothingMore(fields, depth);
        } else if (kind == StreamData.TEXT && rest.there() > 0) {
            text(fields, rest.end() - rest.from(), "text", depth);
        } else {
            fields.bytes("data", rest.end() - rest.from());
        }
    }

    void words(Span payload, int depth) {
        var fields = new Fields(sheet, payload, depth);
        long count = fields.number("words", 1);
        for (long i = 0; i < count && !fields.isOver(); i++) {
            fields.number(1, it -> "slot %02x".formatted(it));
            if (fields.isOver()) {
                return;
            }
            int at = fields.rest().from();
            int size = Hyb128.sizeAt(sheet.bytes(), at, payload.to());
            if (size == Hyb128.INCOMPLETE && !payload.isWhole()) {
                sheet.cut();
                return;
            }
            if (size <= 0) {
                sheet.fault(at, depth, "length: none (expected: Hyb128)");
                return;
            }
            fields.bytes("length", size);
            if (fields.isOver()) {
                return;
            }
            text(fields, Hyb128.valueAt(sheet.bytes(), at), "word", depth);
        }
        nothingMore(fields, depth);
    }

    private void text(Fields fields, long length, String name, int depth) {
        var rest = fields.rest();
        if (length > rest.end() - rest.from()) {
            sheet.fault(rest.from(), depth, name + " of " + length + " bytes (expected: what fits into the payload)");
            fields.bytes(name, rest.end() - rest.from());
            return;
        }
        int end = (int) Math.min(rest.to(), rest.from() + length);
        fields.bytes(name + " " + Sheet.quoted(
            new String(sheet.bytes(), rest.from(), end - rest.from(), StandardCharsets.UTF_8)), length);
    }

    private void nothingMore(Fields fields, int depth) {
        var rest = fields.rest();
        if (!fields.isOver() && rest.there() > 0) {
            sheet.line(rest.from(), rest.to(), depth, "more");
            sheet.fault(rest.from(), depth, "bytes behind what is known (expected: the end)");
        }
    }

    private static String kindName(int kind) {
        return switch (kind) {
            case StreamData.TEXT -> "TEXT";
            case StreamData.BINARY -> "BINARY";
            case StreamData.END -> "END";
            default -> "unknown";
        };
    }
}
