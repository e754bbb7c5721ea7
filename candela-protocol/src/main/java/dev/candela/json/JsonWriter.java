package dev.candela.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes a value as compact JSON text in UTF-8: no spaces, no line breaks, members in their order.
///
/// A lone surrogate, which UTF-8 cannot hold, is written as an escape, so that reading the text gives the same value.
/// Escapes are written only where JSON demands them. One use, one thread.
public final class JsonWriter {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    private static final byte[] LONG_MIN = ascii("-9223372036854775808");

    /// Most bytes one UTF-16 unit can need: a control character or a lone surrogate as an escape.
    private static final int BYTES_PER_CHAR_MAX = 6;

    /// Characters for which room is made at once, at their largest. Longer strings are worth a look for plain runs.
    private static final int CHUNK_CHARS = 64;

    private static final VarHandle WORDS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long TO_HIGH_BIT_FROM_SPACE = 0x6060_6060_6060_6060L;

    private byte[] out = new byte[512];
    private int size;

    private JsonWriter() {}

    public static byte[] bytes(Json value) {
        var writer = new JsonWriter();
        writer.value(value);
        return Arrays.copyOf(writer.out, writer.size);
    }

    public static String text(Json value) {
        var writer = new JsonWriter();
        writer.value(value);
        return new String(writer.out, 0, writer.size, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void value(Json value) {
        switch (value) {
            case Json.Str(var text) -> string(text);
            case Json.Obj(var members) -> object(Members.copyOf(members));
            case Json.Arr(var elements) -> array(elements);
            case Json.Whole(long number) -> whole(number);
            case Json.Decimal(var number) -> literal(ascii(number.toString()));
            case Json.Bool it -> literal(it.isTrue() ? TRUE : FALSE);
            case Json.Null _ -> literal(NULL);
        }
    }

    private void object(Members members) {
        byteOf('{');
        for (int i = 0; i < members.size(); i++) {
            if (i > 0) {
                byteOf(',');
            }
            string(members.nameAt(i));
            byteOf(':');
            value(members.valueAt(i));
        }
        byteOf('}');
    }

    private void array(List<Json> elements) {
        byteOf('[');
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                byteOf(',');
            }
            value(elements.get(i));
        }
        byteOf(']');
    }

    private void whole(long number) {
        if (number == Long.MIN_VALUE) { // has no positive twin
            literal(LONG_MIN);
            return;
        }
        room(LONG_MIN.length);
        long rest = Math.abs(number);
        if (number < 0) {
            out[size++] = '-';
        }
        int digits = 1;
        for (long it = rest; it >= 10; it /= 10) {
            digits++;
        }
        for (int at = size + digits - 1; at >= size; at--) {
            out[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private void literal(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, out, size, text.length);
        size += text.length;
    }

    private void byteOf(char c) {
        room(1);
        out[size++] = (byte) c;
    }

    private void string(String text) {
        int length = text.length();
        byteOf('"');
        if (length <= CHUNK_CHARS) {
            chars(text, 0, length);
        } else {
            longText(text, length);
        }
        byteOf('"');
    }

    /// Copies runs that need no escape as a whole, when the text is ASCII. The JDK encodes ASCII much faster than a
    /// loop here could, and gives one byte per character; so does a lone surrogate, which becomes a question mark.
    private void longText(String text, int length) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length + utf8.length / 16);
        int at = 0;
        if (utf8.length == length) {
            while (at < length) {
                int end = plainEnd(utf8, at);
                room(end - at + BYTES_PER_CHAR_MAX);
                System.arraycopy(utf8, at, out, size, end - at);
                size += end - at;
                at = end;
                if (at < length) {
                    chars(text, at, at + 1);
                    at++;
                }
            }
        }
        while (at < length) {
            int end = Math.min(length, at + CHUNK_CHARS);
            if (end < length && Character.isHighSurrogate(text.charAt(end - 1))) {
                end++;
            }
            chars(text, at, end);
            at = end;
        }
    }

    /// The first byte at or after `at` that needs a closer look: a control, a quote, a backslash or a question mark.
    /// Eight bytes are looked at together: the high bit of each says whether it is plain.
    private static int plainEnd(byte[] text, int at) {
        int i = at;
        while (i + Long.BYTES <= text.length) {
            long word = (long) WORDS.get(text, i);
            long plain = (word + TO_HIGH_BIT_FROM_SPACE) & unlike(word, '"') & unlike(word, '\\') & unlike(word, '?');
            long special = ~(plain | LOW_BITS);
            if (special != 0) {
                return i + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
            i += Long.BYTES;
        }
        while (i < text.length && text[i] >= 0x20 && text[i] != '"' && text[i] != '\\' && text[i] != '?') {
            i++;
        }
        return i;
    }

    /// Sets the high bit of each byte that is not this one. All are below 0x80, so none carries into the next.
    private static long unlike(long word, char c) {
        return (word ^ (c * EACH_BYTE)) + LOW_BITS;
    }

    /// Writes some characters, escaped where they must be. A pair of surrogates is not cut by `end`.
    private void chars(String text, int from, int end) {
        room(BYTES_PER_CHAR_MAX * (end - from));
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c >= 0x20 && c != '"' && c != '\\') {
                    out[size++] = (byte) c;
                } else {
                    special(c);
                }
            } else if (c < 0x800) {
                out[size++] = (byte) (0xC0 | (c >> 6));
                out[size++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                out[size++] = (byte) (0xE0 | (c >> 12));
                out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                out[size++] = (byte) (0x80 | (c & 0x3F));
            } else if (i + 1 < end && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                escape(c);
            }
        }
    }

    private void supplementary(int codePoint) {
        out[size++] = (byte) (0xF0 | (codePoint >> 18));
        out[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        out[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        out[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void special(char c) {
        int letter = switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 0;
        };
        if (letter == 0) {
            escape(c);
        } else {
            out[size++] = '\\';
            out[size++] = (byte) letter;
        }
    }

    private void escape(char c) {
        out[size++] = '\\';
        out[size++] = 'u';
        out[size++] = HEX[c >> 12];
        out[size++] = HEX[(c >> 8) & 0xF];
        out[size++] = HEX[(c >> 4) & 0xF];
        out[size++] = HEX[c & 0xF];
    }

    private void room(int bytes) {
        if (out.length - size < bytes) {
            grow(bytes);
        }
    }

    private void grow(int bytes) {
        int needed = Math.addExact(size, bytes);
        long roomy = Math.max(2L * out.length, needed + needed / 8L);
        out = Arrays.copyOf(out, Math.max(needed, (int) Math.min(roomy, Integer.MAX_VALUE - 16)));
    }
}
