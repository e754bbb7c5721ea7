package dev.candela.app.lumen;

import dev.candela.lumen.Hyb128;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Shows a value, byte by byte. Unlike a reader it goes as far as it can, and takes words of a session for what they
/// are: bytes whose meaning the two ends know.
final class PayloadTree {
    private static final int RAW_NAME = 0xFF;
    private static final int INTEGER_BYTES_MAX = 10;

    /// What [#value] and its parts say instead of a place: it is over, and why has been said.
    private static final int STOPPED = -1;

    private final Sheet sheet;
    private final Span span;

    PayloadTree(Sheet sheet, Span span) {
        this.sheet = sheet;
        this.span = span;
    }

    /// Shows exactly one value.
    void show(int depth) {
        int end = value(span.from(), depth, 1);
        if (end >= 0 && end < span.to()) {
            sheet.line(end, span.to(), depth, "more behind the value");
            sheet.fault(end, depth, "bytes behind the value (expected: the end)");
        }
    }

    /// @return the place behind it, or [#STOPPED]
    private int value(int at, int depth, int nesting) {
        if (at >= span.to()) {
            return missing(at, depth, "a value");
        }
        int tag = sheet.octet(at);
        return switch (tag) {
            case 0xE0 -> shown(at, at + 1, depth, "null");
            case 0xE1 -> bool(at, depth);
            case 0xE2 -> floating(at, depth);
            case 0xE3 -> integer(at, depth);
            case 0xE4 -> word(at, depth);
            case 0xE5 -> text(at, depth, "string");
            case 0xE6 -> members(at, depth, nesting, false);
            case 0xE7 -> members(at, depth, nesting, true);
            default -> wrong(at, at + 1, depth, "tag " + hex(tag) + " (expected: e0..e7)");
        };
    }

    private int bool(int at, int depth) {
        if (at + 1 >= span.to()) {
            return incomplete(at, depth, "bool");
        }
        int it = sheet.octet(at + 1);
        return it > 1 ? wrong(at, at + 2, depth, "bool " + hex(it) + " (expected: 00 or 01)")
            : shown(at, at + 2, depth, it == 1 ? "true" : "false");
    }

    private int floating(int at, int depth) {
        int end = at + 1 + Double.BYTES;
        if (end > span.to()) {
            return incomplete(at, depth, "float");
        }
        double value = ByteBuffer.wrap(sheet.bytes()).order(ByteOrder.LITTLE_ENDIAN).getDouble(at + 1);
        return Double.isFinite(value) ? shown(at, end, depth, "float " + value)
            : wrong(at, end, depth, "float " + value + " (expected: a finite one)");
    }

    private int integer(int at, int depth) {
        long bits = 0;
        for (int i = 0; i < INTEGER_BYTES_MAX; i++) {
            int next = at + 1 + i;
            if (next >= span.to()) {
                return incomplete(at, depth, "integer");
            }
            int it = sheet.octet(next);
            bits |= (it & 0x7FL) << (7 * i);
            if (it < 0x80 && (i < INTEGER_BYTES_MAX - 1 || it <= 1)) {
                return shown(at, next + 1, depth, "integer " + ((bits >>> 1) ^ -(bits & 1)));
            }
        }
        return wrong(at, at + 1 + INTEGER_BYTES_MAX, depth, "integer beyond 64 bits (expected: 64 bits)");
    }

    private int word(int at, int depth) {
        if (at + 1 >= span.to()) {
            return incomplete(at, depth, "word");
        }
        int id = sheet.octet(at + 1);
        return id == RAW_NAME ? wrong(at, at + 2, depth, "word ff (expected: 00..fe)")
            : shown(at, at + 2, depth, "string " + said(id));
    }

    private int members(int at, int depth, int nesting, boolean isObject) {
        String kind = isObject ? "object" : "array";
        int head = length(at + 1, at, depth, kind);
        if (head == STOPPED) {
            return STOPPED;
        }
        long count = Hyb128.valueAt(sheet.bytes(), at + 1);
        sheet.line(at, head, depth, kind + " of " + count);
        if (count > (span.end() - head) / (isObject ? 2 : 1)) {
            sheet.fault(at, depth, "count " + count + " (expected: what fits into the payload)");
            return STOPPED;
        }
        if (nesting > Bounds.DEPTH_MAX) {
            sheet.fault(at, depth, "nested " + nesting + " deep (expected: <= " + Bounds.DEPTH_MAX + ")");
            return STOPPED;
        }
        int next = head;
        for (long i = 0; i < count && next != STOPPED; i++) {
            if (isObject) {
                next = name(next, depth + 1);
            }
            if (next != STOPPED) {
                next = value(next, depth + (isObject ? 2 : 1), nesting + 1);
            }
        }
        return next;
    }

    private int name(int at, int depth) {
        if (at >= span.to()) {
            return missing(at, depth, "a name");
        }
        int id = sheet.octet(at);
        return id == RAW_NAME ? text(at, depth, "name") : shown(at, at + 1, depth, "name " + said(id));
    }

    private int text(int at, int depth, String what) {
        int head = length(at + 1, at, depth, what);
        if (head == STOPPED) {
            return STOPPED;
        }
        long length = Hyb128.valueAt(sheet.bytes(), at + 1);
        if (length > span.end() - head) {
            return wrong(at, head, depth, what + " of " + length + " bytes (expected: what fits into the payload)");
        }
        int end = (int) Math.min(head + length, span.to());
        var text = new String(sheet.bytes(), head, end - head, StandardCharsets.UTF_8);
        sheet.line(at, end, depth, what + " " + Sheet.quoted(text) + " (" + Sheet.bytes(length) + ")");
        if (end < head + length) {
            return incompleteAt(end, depth, what);
        }
        if (!Texts.isUtf8(sheet.bytes(), head, end - head)) {
            sheet.fault(head, depth, what + " that is no text (expected: UTF-8)");
            return STOPPED;
        }
        return end;
    }

    /// The place behind a length, or [#STOPPED].
    ///
    /// @param at     where it begins
    /// @param begun  where that which has the length begins
    private int length(int at, int begun, int depth, String what) {
        int size = Hyb128.sizeAt(sheet.bytes(), at, span.to());
        if (size == Hyb128.INCOMPLETE) {
            return incomplete(begun, depth, what);
        }
        return size == Hyb128.MALFORMED
            ? wrong(begun, Math.min(at + 1, span.to()), depth, what + " with a length that is none (expected: Hyb128)")
            : at + size;
    }

    private int shown(int from, int to, int depth, String meaning) {
        sheet.line(from, to, depth, meaning);
        return to;
    }

    private int wrong(int from, int to, int depth, String what) {
        sheet.line(from, to, depth, "?");
        sheet.fault(from, depth, what);
        return STOPPED;
    }

    /// What has begun goes beyond what is there.
    private int incomplete(int at, int depth, String what) {
        sheet.line(at, span.to(), depth, what + ", cut short");
        return incompleteAt(span.to(), depth, what);
    }

    private int incompleteAt(int at, int depth, String what) {
        if (span.isWhole()) {
            sheet.fault(at, depth, what + " cut short (expected: the rest of it)");
        } else {
            sheet.cut();
        }
        return STOPPED;
    }

    private int missing(int at, int depth, String what) {
        if (span.isWhole()) {
            sheet.fault(at, depth, "the payload ends (expected: " + what + ")");
        } else {
            sheet.cut();
        }
        return STOPPED;
    }

    private static String said(int id) {
        return StaticNames.of(id).map(it -> Sheet.quoted(it) + " (word " + hex(id) + ")")
            .orElseGet(() -> "(word " + hex(id) + " of the session)");
    }

    private static String hex(int octet) {
        return HexFormat.of().toHexDigits((byte) octet);
    }
}
