package dev.candela.json;

import dev.candela.json.MalformedJson.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// Goes through the tokens of a JSON text without making values of them: for whoever needs places, not content.
///
/// Each token is held to the same grammar and the same [JsonLimits] as by a [JsonReader]; how tokens may follow each
/// other, depth and duplicate names are the caller's. Every fault is a [MalformedJson] with its place. Allocates
/// nothing on the way. One text, one thread.
public final class JsonTokens {
    private static final VarHandle WORDS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private final int start;
    private final int end;
    private final JsonLimits limits;

    /// The next byte to look at.
    private int pos;

    /// Stands before the first byte.
    ///
    /// @throws MalformedJson when the bytes are not UTF-8
    public JsonTokens(byte[] text, int offset, int length, JsonLimits limits) throws MalformedJson {
        Objects.checkFromIndexSize(offset, length, text.length);
        Utf8.require(text, offset, length);
        this.text = text;
        this.start = offset;
        this.end = offset + length;
        this.limits = limits;
        this.pos = offset;
    }

    /// Index of the next byte in the array.
    public int at() {
        return pos;
    }

    public boolean atEnd() {
        return pos == end;
    }

    /// The next byte.
    ///
    /// @throws MalformedJson at the end of the text
    public byte peek() throws MalformedJson {
        if (pos == end) {
            throw fault("cut short (expected: the rest of a value)");
        }
        return text[pos];
    }

    /// Passes a byte that must be next.
    public void require(char c) throws MalformedJson {
        if (peek() != c) {
            throw fault("not JSON");
        }
        pos++;
    }

    /// Passes a comma and says true, or passes the closing bracket and says false.
    public boolean goesOn(char close) throws MalformedJson {
        byte next = peek();
        if (next != ',' && next != close) {
            throw fault("not JSON");
        }
        pos++;
        return next == ',';
    }

    /// Passes what may stand between tokens.
    public void whiteSpace() {
        while (pos < end && (text[pos] == ' ' || text[pos] == '\n' || text[pos] == '\r' || text[pos] == '\t')) {
            pos++;
        }
    }

    /// Passes `true`, `false`, `null` or a number.
    public void scalar() throws MalformedJson {
        switch (peek()) {
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            case 'n' -> literal(NULL);
            default -> number();
        }
    }

    /// Passes a string value. True when it has an escape.
    public boolean string() throws MalformedJson {
        return string(limits.stringCharsMax(), false);
    }

    /// Passes the name of a member. True when it has an escape.
    public boolean name() throws MalformedJson {
        return string(limits.nameCharsMax(), true);
    }

    private boolean string(int charsMax, boolean isName) throws MalformedJson {
        require('"');
        int from = pos;
        boolean isEscaped = false;
        for (pos = plainEnd(pos); peek() != '"'; pos = plainEnd(pos)) {
            if (text[pos] != '\\') {
                throw fault("a control character in a string (expected: an escape)");
            }
            isEscaped = true;
            escape(isName);
        }
        if (pos - from > charsMax && chars(from, pos) > charsMax) {
            throw limit(isName ? "a name too long" : "a string too long", charsMax);
        }
        pos++;
        return isEscaped;
    }

    /// The first byte at or after `at` that a string cannot simply hold: a quote, a backslash or a control; or the
    /// end. Eight bytes are looked at together; the lowest high bit set marks the first such byte.
    private int plainEnd(int at) {
        int i = at;
        while (i + Long.BYTES <= end) {
            long word = (long) WORDS.get(text, i);
            long ends = zeros(word ^ ('"' * EACH_BYTE)) | zeros(word ^ ('\\' * EACH_BYTE)) | controls(word);
            long found = ends & HIGH_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            i += Long.BYTES;
        }
        while (i < end && text[i] != '"' && text[i] != '\\' && (text[i] < 0 || text[i] >= ' ')) {
            i++;
        }
        return i;
    }

    /// Sets the high bit of each byte that is zero, and perhaps of bytes after one that is.
    private static long zeros(long word) {
        return (word - EACH_BYTE) & ~word;
    }

    /// Sets the high bit of each byte below a space, and perhaps of bytes after one that is.
    private static long controls(long word) {
        return (word - ' ' * EACH_BYTE) & ~word;
    }

    private void escape(boolean isName) throws MalformedJson {
        pos++;
        switch (peek()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> pos++;
            case 'u' -> {
                char unit = nextUnit();
                if (isName && Character.isSurrogate(unit)) {
                    requirePair(unit);
                }
            }
            default -> throw fault("an unknown escape (expected: one of JSON)");
        }
    }

    private char nextUnit() throws MalformedJson {
        int unit = end - pos < 5 ? -1 : unit(text, pos + 1);
        if (unit < 0) {
            throw fault("not an escape (expected: four hexadecimal digits)");
        }
        pos += 5;
        return (char) unit;
    }

    private void requirePair(char high) throws MalformedJson {
        if (Character.isHighSurrogate(high) && end - pos >= 2 && text[pos] == '\\' && text[pos + 1] == 'u') {
            pos++;
            if (Character.isLowSurrogate(nextUnit())) {
                return;
            }
        }
        throw fault("half a surrogate pair in a name (expected: both)");
    }

    /// Characters of a valid piece of a string, as UTF-16 counts them.
    private int chars(int from, int to) {
        int chars = 0;
        for (int i = from; i < to; i++) {
            byte it = text[i];
            if (it == '\\') {
                i += text[i + 1] == 'u' ? 5 : 1;
            }
            boolean isContinuation = (it & 0xC0) == 0x80;
            boolean isSupplementary = (it & 0xF8) == 0xF0;
            chars += isContinuation ? 0 : isSupplementary ? 2 : 1;
        }
        return chars;
    }

    private void number() throws MalformedJson {
        int from = pos;
        if (peek() == '-') {
            pos++;
        }
        boolean leadingZero = peek() == '0';
        if (digits() > 1 && leadingZero) {
            throw fault("a number with a leading zero (expected: none)");
        }
        long scale = 0;
        if (pos < end && text[pos] == '.') {
            pos++;
            scale = digits();
        }
        if (pos < end && (text[pos] | 0x20) == 'e') {
            pos++;
            scale -= exponent();
        }
        if (pos - from > limits.numberCharsMax()) {
            throw limit("a number of " + (pos - from) + " characters", limits.numberCharsMax());
        }
        if (Math.abs(scale) > JsonLimits.NUMBER_SCALE_MAX) {
            throw limit("an exponent beyond range", JsonLimits.NUMBER_SCALE_MAX);
        }
    }

    /// Passes one digit or more; how many.
    private int digits() throws MalformedJson {
        int from = pos;
        while (pos < end && text[pos] >= '0' && text[pos] <= '9') {
            pos++;
        }
        if (pos == from) {
            throw fault("not JSON");
        }
        return pos - from;
    }

    /// The value of an exponent; beyond any limit it is only some value that large.
    private long exponent() throws MalformedJson {
        byte sign = peek();
        if (sign == '+' || sign == '-') {
            pos++;
        }
        int from = pos;
        digits();
        long exponent = 0;
        for (int i = from; i < pos; i++) {
            exponent = Math.min(10 * exponent + text[i] - '0', Integer.MAX_VALUE);
        }
        return sign == '-' ? -exponent : exponent;
    }

    private void literal(byte[] word) throws MalformedJson {
        if (end - pos < word.length || !Arrays.equals(text, pos, pos + word.length, word, 0, word.length)) {
            throw fault("not JSON");
        }
        pos += word.length;
    }

    private MalformedJson limit(String what, int max) {
        return faultAt(Kind.LIMIT, what + " (expected: <= " + max + ")");
    }

    private MalformedJson fault(String what) {
        return faultAt(Kind.SYNTAX, what);
    }

    /// A fault at the next byte, for the caller to throw.
    public MalformedJson faultAt(Kind kind, String what) {
        return MalformedJson.at(kind, pos - start, what);
    }

    /// What the inside of a JSON string means. The bytes are known to be valid.
    public static String unescape(byte[] text, int from, int end) {
        int at = nextEscape(text, from, end);
        if (at == end) {
            return new String(text, from, end - from, StandardCharsets.UTF_8);
        }
        var plain = new StringBuilder(end - from);
        int done = from;
        while (at < end) {
            plain.append(new String(text, done, at - done, StandardCharsets.UTF_8));
            byte letter = text[at + 1];
            plain.append(switch (letter) {
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> (char) unit(text, at + 2);
                default -> (char) letter;
            });
            done = at + (letter == 'u' ? 6 : 2);
            at = nextEscape(text, done, end);
        }
        return plain.append(new String(text, done, end - done, StandardCharsets.UTF_8)).toString();
    }

    private static int nextEscape(byte[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] != '\\') {
            at++;
        }
        return at;
    }

    /// The UTF-16 unit of four hexadecimal digits; -1 when they are not.
    private static int unit(byte[] text, int at) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            if (!HexFormat.isHexDigit(text[i])) {
                return -1;
            }
            unit = unit << 4 | HexFormat.fromHexDigit(text[i]);
        }
        return unit;
    }
}
