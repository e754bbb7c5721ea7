package dev.candela.app.lumen;

import java.util.function.LongFunction;

/// Shows numbers of a fixed size, little-endian, one after another, and stops where they do.
final class Fields {
    private final Sheet sheet;
    private final Span span;
    private final int depth;
    private int at;
    private boolean over;

    Fields(Sheet sheet, Span span, int depth) {
        this.sheet = sheet;
        this.span = span;
        this.depth = depth;
        this.at = span.from();
    }

    /// Whether a field was not there. Nothing more is shown then.
    boolean isOver() {
        return over;
    }

    /// What comes behind the fields so far.
    Span rest() {
        return span.after(at);
    }

    /// Shows a number with its name.
    ///
    /// @return the number; 0 when it is not there
    long number(String name, int size) {
        return number(size, it -> name + " " + it);
    }

    /// Shows a number as `meaning` says.
    ///
    /// @param size  1 to 8 bytes
    /// @return the number, the top bit of 8 bytes as a sign; 0 when it is not there
    long number(int size, LongFunction<String> meaning) {
        if (over) {
            return 0;
        }
        if (size > span.to() - at) {
            missing(size);
            return 0;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value |= (long) sheet.octet(at + i) << (8 * i);
        }
        sheet.line(at, at + size, depth, meaning.apply(value));
        at += size;
        return value;
    }

    /// Shows bytes as they are.
    void bytes(String name, long length) {
        if (over || length == 0) {
            return;
        }
        int end = (int) Math.min(span.to(), at + length);
        sheet.line(at, end, depth, name + " (" + Sheet.bytes(length) + ")");
        if (end < at + length) {
            over = true;
            at = end;
            gone("the rest of it");
        } else {
            at = end;
        }
    }

    private void missing(int size) {
        over = true;
        if (at < span.to()) {
            sheet.line(at, span.to(), depth, "cut short");
        }
        gone("a field of " + size + " bytes");
    }

    private void gone(String expected) {
        if (span.isWhole()) {
            sheet.fault(at, depth, "the payload ends (expected: " + expected + ")");
        } else {
            sheet.cut();
        }
    }
}
