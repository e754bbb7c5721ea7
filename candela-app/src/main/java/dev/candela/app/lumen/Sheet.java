package dev.candela.app.lumen;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lines that are shown: where, which bytes, what they mean. Remembers what was found wrong first.
final class Sheet {
    private static final int BYTES_SHOWN = 8;
    private static final int HEX_COLUMNS = 3 * BYTES_SHOWN + 1;
    private static final int TEXT_CHARS_MAX = 60;
    private static final int DEPTH_SHOWN = 40;

    private final byte[] bytes;
    private final Consumer<String> lines;
    private @Nullable String fault;
    private boolean cut;
    private int shownTo;

    Sheet(byte[] bytes, Consumer<String> lines) {
        this.bytes = bytes;
        this.lines = lines;
    }

    byte[] bytes() {
        return bytes;
    }

    int octet(int at) {
        return bytes[at] & 0xFF;
    }

    /// Bytes and what they mean. Of many, the first are shown.
    void line(int from, int to, int depth, String meaning) {
        int shown = Math.min(to, from + BYTES_SHOWN);
        shownTo = Math.max(shownTo, to);
        var hex = HexFormat.ofDelimiter(" ").formatHex(bytes, from, shown) + (shown < to ? " …" : "");
        lines.accept(String.format(Locale.ROOT, "%08x  %-" + HEX_COLUMNS + "s  %s%s", from, hex, indent(depth),
            meaning));
    }

    /// Shows what no line has shown before `to`.
    void rest(int to, int depth) {
        if (shownTo < to) {
            line(shownTo, to, depth, bytes(to - shownTo) + " that are not read");
        }
    }

    /// Something that is said of a place, without bytes.
    void mark(int at, int depth, String what) {
        lines.accept(String.format(Locale.ROOT, "%08x  %-" + HEX_COLUMNS + "s  %s(%s)", at, "", indent(depth), what));
    }

    /// Something that must not be there.
    void fault(int at, int depth, String what) {
        mark(at, depth, "malformed: " + what);
        if (fault == null) {
            fault = "byte " + at + ": " + what;
        }
    }

    /// The input ends where more should come.
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /// What lies deeper than a screen is wide is not indented further.
    private static String indent(int depth) {
        return "  ".repeat(Math.min(depth, DEPTH_SHOWN));
    }

    /// So many bytes, in words.
    static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    /// A text in quotes, shortened.
    static String quoted(String text) {
        return text.length() <= TEXT_CHARS_MAX ? '"' + text + '"' : '"' + text.substring(0, TEXT_CHARS_MAX) + "…\"";
    }
}
