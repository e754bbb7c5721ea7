package dev.candela.lumen.payload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the byte that stands for a word, by its characters or by its UTF-8, without making anything.
///
/// A table of open places, at most half full. A text is placed by its length and three of its characters, so most texts
/// that are no words are known not to be after one look. The words of a session may all fall on one place; then a look
/// goes through at most all 255 of them.
final class WordTable {
    private static final int PLACES = 1024;
    private static final int SPREAD = 0x9E37_79B1;
    private static final int SHIFT = Integer.SIZE - 10;

    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private final byte[][] utf8 = new byte[PLACES][];
    private final int[] ids = new int[PLACES];
    private int charsMax;
    private int bytesMax;

    void put(String text, int id) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        charsMax = Math.max(charsMax, text.length());
        bytesMax = Math.max(bytesMax, bytes.length);
        int byText = place(text);
        put(byText, text, bytes, id);
        int byBytes = place(bytes, 0, bytes.length);
        if (byBytes != byText) {
            put(byBytes, text, bytes, id);
        }
    }

    private void put(int place, String text, byte[] bytes, int id) {
        int at = place;
        while (texts[at] != null) {
            at = next(at);
        }
        texts[at] = text;
        utf8[at] = bytes;
        ids[at] = id;
    }

    /// -1 when the text is no word.
    int id(String text) {
        if (text.length() > charsMax) {
            return -1;
        }
        int at = place(text);
        for (String it = texts[at]; it != null; it = texts[at]) {
            if (it.equals(text)) {
                return ids[at];
            }
            at = next(at);
        }
        return -1;
    }

    /// -1 when the bytes are no word.
    int id(byte[] bytes, int from, int to) {
        if (to - from > bytesMax) {
            return -1;
        }
        for (int at = place(bytes, from, to); texts[at] != null; at = next(at)) {
            byte[] it = utf8[at];
            if (it.length == to - from && Arrays.equals(it, 0, it.length, bytes, from, to)) {
                return ids[at];
            }
        }
        return -1;
    }

    private static int next(int place) {
        return (place + 1) & (PLACES - 1);
    }

    private static int place(String text) {
        int length = text.length();
        return length == 0 ? 0 : place(length, text.charAt(0), text.charAt(length / 2), text.charAt(length - 1));
    }

    private static int place(byte[] bytes, int from, int to) {
        int length = to - from;
        return length == 0 ? 0 : place(length, bytes[from], bytes[from + length / 2], bytes[to - 1]);
    }

    private static int place(int length, int first, int middle, int last) {
        return ((((first * 31 + middle) * 31 + last) * 31 + length) * SPREAD) >>> SHIFT;
    }
}
