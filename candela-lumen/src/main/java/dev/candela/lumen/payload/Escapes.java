package dev.candela.lumen.payload;

import dev.candela.lumen.Output;
import java.util.HexFormat;

/// The inside of JSON strings, to plain UTF-8 and back.
final class Escapes {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /// Bytes of the longest escape.
    private static final int ESCAPE_BYTES_MAX = 6;

    private Escapes() {}

    /// Appends what the inside of a JSON string means, which is known to be valid. Half a surrogate pair becomes
    /// U+FFFD.
    static void undo(byte[] text, int from, int to, Output out) {
        byte[] array = out.room(to - from + Long.BYTES);
        int at = out.size();
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to) {
                long bytes = EightBytes.get(text, i);
                EightBytes.set(array, at, bytes);
                int plain = EightBytes.untilBackslash(bytes);
                i += plain;
                at += plain;
                if (plain == Long.BYTES) {
                    continue;
                }
            } else if (text[i] != '\\') {
                array[at++] = text[i++];
                continue;
            }
            byte letter = text[i + 1];
            if (letter == 'u') {
                int c = codePoint(text, i, to);
                out.end(at);
                Texts.write(c, out); // takes no more than the escape, so the array stays
                at = out.size();
                i += c >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 2 * ESCAPE_BYTES_MAX : ESCAPE_BYTES_MAX;
            } else {
                array[at++] = plain(letter);
                i += 2;
            }
        }
        out.end(at);
    }

    private static byte plain(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    /// The character of one escape, or of two that are a pair.
    private static int codePoint(byte[] text, int at, int to) {
        char unit = unit(text, at);
        int next = at + ESCAPE_BYTES_MAX;
        if (Character.isHighSurrogate(unit) && next + 1 < to && text[next] == '\\' && text[next + 1] == 'u') {
            char low = unit(text, next);
            return Character.isLowSurrogate(low) ? Character.toCodePoint(unit, low) : unit;
        }
        return unit;
    }

    private static char unit(byte[] text, int at) {
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE_BYTES_MAX; i++) {
            unit = unit << 4 | HexFormat.fromHexDigit(text[i]);
        }
        return (char) unit;
    }

    /// Appends UTF-8 as a JSON string, with escapes only where JSON demands them. False when the bytes are not UTF-8;
    /// what was appended is of no use then.
    static boolean quote(byte[] utf8, int from, int to, Output out) {
        byte[] array = out.room(to - from + 2 + Long.BYTES);
        int at = out.size();
        long seen = 0;
        array[at++] = '"';
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to) {
                long bytes = EightBytes.get(utf8, i);
                EightBytes.set(array, at, bytes);
                seen |= bytes;
                int plain = EightBytes.plain(bytes);
                i += plain;
                at += plain;
                if (plain == Long.BYTES) {
                    continue;
                }
            } else if (isPlain(utf8[i])) {
                seen |= utf8[i];
                array[at++] = utf8[i++];
                continue;
            }
            out.end(at);
            array = out.room(to - i + ESCAPE_BYTES_MAX + 1 + Long.BYTES);
            at = escape(utf8[i++], array, at);
        }
        array[at++] = '"';
        out.end(at);
        return (seen & EightBytes.HIGH_BITS) == 0 || Texts.isUtf8(utf8, from, to - from);
    }

    private static boolean isPlain(byte b) {
        return (b < 0 || b >= ' ') && b != '"' && b != '\\';
    }

    private static int escape(byte b, byte[] array, int from) {
        int at = from;
        array[at++] = '\\';
        switch (b) {
            case '"', '\\' -> array[at++] = b;
            case '\b' -> array[at++] = 'b';
            case '\t' -> array[at++] = 't';
            case '\n' -> array[at++] = 'n';
            case '\f' -> array[at++] = 'f';
            case '\r' -> array[at++] = 'r';
            default -> {
                array[at++] = 'u';
                array[at++] = '0';
                array[at++] = '0';
                array[at++] = HEX[b >> 4];
                array[at++] = HEX[b & 0xF];
            }
        }
        return at;
    }
}
