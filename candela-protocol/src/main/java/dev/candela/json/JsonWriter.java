package dev.candela.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes a value as compact JSON text in UTF-8: no spaces, no line breaks, members in their order.
///
/// A lone surrogate, which UTF-8 cannot hold, is written as an escape, so that reading the text gives the same value.
/// One use, one thread.
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    /// Most bytes one UTF-16 unit can need: a control character or a lone surrogate as an escape.
    private static final int BYTES_PER_CHAR_MAX = 6;

    private byte[] out;
    private int size;

    private JsonWriter(int expectedBytes) {
        out = new byte[expectedBytes];
    }

    public static byte[] bytes(Json value) {
        var writer = new JsonWriter(256);
        writer.value(value);
        return Arrays.copyOf(writer.out, writer.size);
    }

    public static String text(Json value) {
        var writer = new JsonWriter(256);
        writer.value(value);
        return new String(writer.out, 0, writer.size, StandardCharsets.UTF_8);
    }

    private void value(Json value) {
        switch (value) {
            case Json.Obj(var members) -> object(members);
            case Json.Arr(var elements) -> array(elements);
            case Json.Str(var text) -> string(text);
            case Json.Whole(long number) -> whole(number);
            case Json.Decimal(var number) -> ascii(number.toString());
            case Json.Bool it -> literal(it.isTrue() ? TRUE : FALSE);
            case Json.Null _ -> literal(NULL);
        }
    }

    private void object(Map<String, Json> members) {
        room(1);
        out[size++] = '{';
        boolean first = true;
        for (var member : members.entrySet()) {
            if (!first) {
                room(1);
                out[size++] = ',';
            }
            first = false;
            string(member.getKey());
            room(1);
            out[size++] = ':';
            value(member.getValue());
        }
        room(1);
        out[size++] = '}';
    }

    private void array(List<Json> elements) {
        room(1);
        out[size++] = '[';
        for (int i = 0; i < elements.size(); i++) {
            if (i > 0) {
                room(1);
                out[size++] = ',';
            }
            value(elements.get(i));
        }
        room(1);
        out[size++] = ']';
    }

    private void whole(long number) {
        if (number >= 0 && number < 10) {
            room(1);
            out[size++] = (byte) ('0' + number);
        } else {
            ascii(Long.toString(number));
        }
    }

    @SuppressWarnings("deprecation") // the one method that copies Latin-1 text without an encoder
    private void ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, out, size);
        size += length;
    }

    private void literal(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, out, size, text.length);
        size += text.length;
    }

    private void string(String text) {
        int length = text.length();
        room(length + 2);
        out[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (out.length - size < BYTES_PER_CHAR_MAX + 1) {
                room((length - i) + BYTES_PER_CHAR_MAX + 1);
            }
            if (c >= 0x20 && c < 0x80) {
                if (c == '"' || c == '\\') {
                    out[size++] = '\\';
                }
                out[size++] = (byte) c;
            } else if (c < 0x20) {
                control(c);
            } else if (c < 0x800) {
                out[size++] = (byte) (0xC0 | (c >> 6));
                out[size++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                out[size++] = (byte) (0xE0 | (c >> 12));
                out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                out[size++] = (byte) (0x80 | (c & 0x3F));
            } else if (i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                escape(c);
            }
        }
        room(1);
        out[size++] = '"';
    }

    private void supplementary(int codePoint) {
        out[size++] = (byte) (0xF0 | (codePoint >> 18));
        out[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        out[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        out[size++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private void control(char c) {
        int letter = switch (c) {
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
            int doubled = (int) Math.min(2L * out.length, Integer.MAX_VALUE - 16);
            out = Arrays.copyOf(out, Math.max(Math.addExact(size, bytes), doubled));
        }
    }
}
