package dev.candela.app.lumen;

import dev.candela.lumen.Hyb128;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.FrameType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Shows frames, one after another: length, type, flags, content.
final class FrameTree {
    private final Sheet sheet;

    FrameTree(Sheet sheet) {
        this.sheet = sheet;
    }

    /// Shows all frames of a span.
    ///
    /// @param nesting  1 for frames that are in no other
    void all(Span span, int depth, int nesting) {
        var rest = span;
        while (rest.there() > 0) {
            int next = one(rest, depth, nesting);
            if (next < 0) {
                sheet.rest(rest.to(), depth);
                return;
            }
            rest = rest.after(next);
        }
    }

    /// Shows the frame that begins a span.
    ///
    /// @return the place behind it; -1 when nothing can follow, which has been said
    int one(Span span, int depth, int nesting) {
        int at = span.from();
        int size = Hyb128.sizeAt(sheet.bytes(), at, span.to());
        if (size == Hyb128.MALFORMED) {
            sheet.line(at, Math.min(at + Hyb128.BYTES_MAX, span.to()), depth, "?");
            sheet.fault(at, depth, "frame length: none (expected: Hyb128 below 2^63)");
            return -1;
        }
        if (size == Hyb128.INCOMPLETE) {
            sheet.line(at, span.to(), depth, "LEN, cut short");
            return ended(span, depth, nesting, "a frame length");
        }
        long length = Hyb128.valueAt(sheet.bytes(), at);
        sheet.line(at, at + size, depth, "LEN " + length);
        int type = at + size;
        if (type >= span.to()) {
            return ended(span, depth, nesting, "a frame type");
        }
        sheet.line(type, type + 1, depth, "TYPE " + typeName(sheet.octet(type)));
        if (type + 1 >= span.to()) {
            return ended(span, depth, nesting, "the flags");
        }
        int flags = sheet.octet(type + 1);
        var known = FrameType.of(sheet.octet(type));
        sheet.line(type + 1, type + 2, depth, "FLAGS " + flagNames(flags, known == FrameType.FLOW_CTL));
        if (length > span.end() - type - 2) {
            if (nesting > 1) {
                sheet.fault(at, depth, "LEN " + length + " (expected: what fits into the frame around)");
                return -1;
            }
            // The input was cut short.
            content(new Span(type + 2, span.to(), Math.max(span.to() + 1L, saturated(type + 2, length))), at, depth,
                nesting);
            sheet.cut();
            return -1;
        }
        var payload = span.part(type + 2, length);
        content(payload, at, depth, nesting);
        return payload.isWhole() ? payload.to() : -1;
    }

    private static long saturated(int at, long length) {
        return length > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + length;
    }

    private void content(Span payload, int at, int depth, int nesting) {
        int typeAt = payload.from() - 2;
        new ContentTree(sheet).show(payload, new ContentTree.Head(at, sheet.octet(typeAt), sheet.octet(typeAt + 1),
            nesting), depth + 1);
        sheet.rest(payload.to(), depth + 1);
    }

    private int ended(Span span, int depth, int nesting, String expected) {
        if (nesting > 1 && span.isWhole()) {
            sheet.fault(span.to(), depth, "the frame around ends (expected: " + expected + ")");
        } else {
            sheet.cut();
        }
        return -1;
    }

    private static String typeName(int code) {
        var type = FrameType.of(code);
        return HexFormat.of().toHexDigits((byte) code) + " " + (type == null ? "unassigned" : type);
    }

    private static String flagNames(int flags, boolean isFlowControl) {
        var names = new ArrayList<String>();
        name(names, flags, Flags.COMPRESSED, isFlowControl ? "PAUSE" : "COMPRESSED");
        name(names, flags, Flags.ENCRYPTED, "ENCRYPTED");
        name(names, flags, Flags.PRIORITY, "PRIORITY");
        name(names, flags, Flags.FRAGMENTED, "FRAGMENTED");
        name(names, flags, Flags.RESERVED, "reserved bits");
        return HexFormat.of().toHexDigits((byte) flags) + " " + (names.isEmpty() ? "none" : String.join(", ", names));
    }

    private static void name(List<String> names, int flags, int bits, String name) {
        if (Flags.has(flags, bits)) {
            names.add(name);
        }
    }
}
