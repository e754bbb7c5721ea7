package dev.candela.lumen.payload;

import dev.candela.lumen.Output;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of the objects that are being written, so that none comes twice in one: where each begins and ends among
/// the bytes written. Names must be equal just when their bytes are.
///
/// Objects of more than a few members cost memory while their names are compared. One thread.
final class SeenNames {
    /// Names of one object that are compared one by one. More, and they go into a set.
    private static final int ROW_MAX = 16;

    private int[] places = new int[4 * ROW_MAX];
    private int end;
    private boolean hasDuplicate;

    void clear() {
        end = 0;
        hasDuplicate = false;
    }

    /// Begins an object; give the result to [#add] and [#close].
    int open() {
        return end;
    }

    void close(int object) {
        end = object;
    }

    /// True once any object had a name twice.
    boolean hasDuplicate() {
        return hasDuplicate;
    }

    /// Adds the name that was written last, from a place on.
    ///
    /// @param all  what this returned for the name before; null for the first one
    /// @return all names of the object, once they are too many to be compared one by one; until then null
    @Nullable Set<String> add(int object, @Nullable Set<String> all, Output out, int from) {
        byte[] bytes = out.array();
        int to = out.size();
        if (all == null && end - object < 2 * ROW_MAX) {
            hasDuplicate |= isAmong(object, bytes, from, to);
            push(from, to);
            return null;
        }
        var set = all == null ? row(object, bytes) : all;
        hasDuplicate |= !set.add(name(bytes, from, to));
        return set;
    }

    private boolean isAmong(int object, byte[] bytes, int from, int to) {
        int length = to - from;
        for (int i = object; i < end; i += 2) {
            int other = places[i];
            if (places[i + 1] - other == length && bytes[other] == bytes[from]
                && Arrays.equals(bytes, other, other + length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    private void push(int from, int to) {
        if (end == places.length) {
            places = Arrays.copyOf(places, 2 * end);
        }
        places[end] = from;
        places[end + 1] = to;
        end += 2;
    }

    private Set<String> row(int object, byte[] bytes) {
        var set = new HashSet<String>();
        for (int i = object; i < end; i += 2) {
            set.add(name(bytes, places[i], places[i + 1]));
        }
        return set;
    }

    /// Not what it says: one character for each byte.
    private static String name(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
