package dev.candela.lumen.payload;

import dev.candela.json.Json;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strings that were read before, so that reading them again makes nothing new.
///
/// A table of so many places; a string that is met a second time takes its place from the one that had it. Strings
/// that are met once, or that share a place, cost what they would cost without the table. Safe for any thread: what is
/// lost in a race is read again.
final class Symbols {
    /// Longer strings are not kept.
    static final int BYTES_MAX = 48;

    private static final int PLACES = 256;
    private static final int SHIFT = Long.SIZE - 8;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /// What was met last on each place and is not in the table.
    private final long[] metBefore = new long[PLACES];
    private final @Nullable Symbol[] symbols = new @Nullable Symbol[PLACES];

    private static final class Symbol {
        private final byte[] utf8;

        /// The first eight bytes, or fewer and zeros.
        private final long first;

        /// The last eight bytes, or zero when there are fewer.
        private final long last;
        private final Json.Str text;

        Symbol(byte[] utf8, long first, long last, Json.Str text) {
            this.utf8 = utf8;
            this.first = first;
            this.last = last;
            this.text = text;
        }

        /// True for these bytes, whose first and last ones are known to be the same.
        boolean is(byte[] bytes, int at, int length) {
            int rest = length - Long.BYTES;
            return utf8.length == length
                && (rest <= Long.BYTES || Arrays.equals(utf8, Long.BYTES, rest, bytes, at + Long.BYTES, at + rest));
        }
    }

    /// The string of at most [#BYTES_MAX] bytes; null when they are not UTF-8.
    Json.@Nullable Str of(byte[] bytes, int at, int length) {
        long first = first(bytes, at, length);
        long last = length < Long.BYTES ? 0 : EightBytes.get(bytes, at + length - Long.BYTES);
        long mixed = (first ^ Long.rotateLeft(last, 29) ^ length) * SPREAD;
        int place = (int) (mixed >>> SHIFT);
        var symbol = symbols[place];
        if (symbol != null && symbol.first == first && symbol.last == last && symbol.is(bytes, at, length)) {
            return symbol.text;
        }
        String text = Texts.of(bytes, at, length);
        if (text == null) {
            return null;
        }
        var made = new Json.Str(text);
        if (metBefore[place] == mixed) {
            symbols[place] = new Symbol(Arrays.copyOfRange(bytes, at, at + length), first, last, made);
        } else {
            metBefore[place] = mixed;
        }
        return made;
    }

    private static long first(byte[] bytes, int at, int length) {
        if (length >= Long.BYTES) {
            return EightBytes.get(bytes, at);
        }
        if (at + Long.BYTES <= bytes.length) {
            return EightBytes.get(bytes, at) & ((1L << (Byte.SIZE * length)) - 1);
        }
        long first = 0;
        for (int i = 0; i < length; i++) {
            first |= (bytes[at + i] & 0xFFL) << (Byte.SIZE * i);
        }
        return first;
    }
}
