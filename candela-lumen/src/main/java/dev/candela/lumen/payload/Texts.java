package dev.candela.lumen.payload;

import dev.candela.json.MalformedJson;
import dev.candela.json.Utf8;
import dev.candela.lumen.Hyb128;
import dev.candela.lumen.Output;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Strings on their way to a payload and back: a tag, a length, and UTF-8.
final class Texts {
    private static final char REPLACEMENT = '\uFFFD';

    /// Up to here a loop over the characters is quicker than asking the JDK for their bytes.
    private static final int LOOP_CHARS_MAX = 48;

    /// Bytes that one UTF-16 unit can need.
    private static final int BYTES_PER_CHAR_MAX = 3;

    private static final int TINY_MAX = 63;

    private Texts() {}

    /// Null when the bytes are not valid UTF-8. The JDK puts U+FFFD in place of what is not: only a string that holds
    /// one needs a second look.
    static @Nullable String of(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, offset, length) ? text : null;
    }

    static boolean isUtf8(byte[] bytes, int offset, int length) {
        try {
            Utf8.require(bytes, offset, length);
            return true;
        } catch (MalformedJson e) {
            return false;
        }
    }

    /// Characters of bytes that are UTF-8, as UTF-16 counts them.
    static int chars(byte[] bytes, int offset, int length) {
        int chars = 0;
        for (int i = offset; i < offset + length; i++) {
            boolean isContinuation = (bytes[i] & 0xC0) == 0x80;
            boolean isSupplementary = (bytes[i] & 0xF8) == 0xF0;
            chars += isContinuation ? 0 : isSupplementary ? 2 : 1;
        }
        return chars;
    }

    /// Appends a tag and a length or a count.
    static void head(int tag, int length, Output out) {
        byte[] array = out.room(1 + Hyb128.BYTES_MAX);
        int at = out.size();
        array[at++] = (byte) tag;
        if (length <= TINY_MAX) {
            array[at++] = (byte) length;
        } else {
            at = Hyb128.write(length, array, at);
        }
        out.end(at);
    }

    /// Appends a tag, the length of a text in UTF-8, and the text. Half a surrogate pair becomes U+FFFD.
    static void write(int tag, String text, Output out) {
        int chars = text.length();
        if (chars > LOOP_CHARS_MAX) {
            writeLong(tag, text, out);
            return;
        }
        byte[] array = out.room(2 + Hyb128.BYTES_MAX + BYTES_PER_CHAR_MAX * LOOP_CHARS_MAX);
        int at = out.size();
        array[at] = (byte) tag;
        array[at + 1] = (byte) chars;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                writeSlow(tag, text, out);
                return;
            }
            array[at + 2 + i] = (byte) c;
        }
        out.end(at + 2 + chars);
    }

    /// The JDK encodes much faster than a loop here could, but puts a question mark for half a pair.
    private static void writeLong(int tag, String text, Output out) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (questionMarks(utf8) != questionMarks(text)) {
            writeSlow(tag, text, out);
            return;
        }
        head(tag, utf8.length, out);
        out.write(utf8, 0, utf8.length);
    }

    private static int questionMarks(String text) {
        int count = 0;
        for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
            count++;
        }
        return count;
    }

    private static int questionMarks(byte[] utf8) {
        int count = 0;
        int i = 0;
        for (; i + Long.BYTES <= utf8.length; i += Long.BYTES) {
            count += EightBytes.count(EightBytes.get(utf8, i), '?');
        }
        for (; i < utf8.length; i++) {
            count += utf8[i] == '?' ? 1 : 0;
        }
        return count;
    }

    private static void writeSlow(int tag, String text, Output out) {
        head(tag, utf8Length(text), out);
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            i += c >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 1 : 0;
            write(c, out);
        }
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            i += c >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 1 : 0;
            length += c < 0x80 ? 1 : c < 0x800 ? 2 : c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
        }
        return length;
    }

    /// Appends one character in UTF-8. Half a surrogate pair becomes U+FFFD, which takes as many bytes.
    static void write(int codePoint, Output out) {
        byte[] array = out.room(4);
        int at = out.size();
        int c = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? REPLACEMENT : codePoint;
        if (c < 0x80) {
            array[at++] = (byte) c;
        } else {
            if (c < 0x800) {
                array[at++] = (byte) (0xC0 | (c >> 6));
            } else {
                if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                    array[at++] = (byte) (0xE0 | (c >> 12));
                } else {
                    array[at++] = (byte) (0xF0 | (c >> 18));
                    array[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
                }
                array[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            }
            array[at++] = (byte) (0x80 | (c & 0x3F));
        }
        out.end(at);
    }
}
