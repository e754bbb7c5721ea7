package dev.candela.lumen.payload;

import dev.candela.lumen.Hyb128;
import dev.candela.lumen.Output;
import java.util.Arrays;

/// Counts that were not known when they should have been written, and need more than the one byte that was kept free.
///
/// They are put in when all is written, the last one first, so that every byte moves once however deep objects and
/// arrays are nested. One thread.
final class WideCounts {
    /// Most that one byte can say.
    private static final int TINY_MAX = 63;

    private int[] places = new int[8];
    private int[] counts = new int[8];
    private int size;

    void clear() {
        size = 0;
    }

    /// Puts in a count, or keeps it in mind when it needs more than its byte. Of one inside another the inner comes
    /// first.
    void set(Output out, int place, int count) {
        if (count <= TINY_MAX) {
            out.array()[place] = (byte) count;
            return;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        int at = size++;
        for (; at > 0 && places[at - 1] > place; at--) {
            places[at] = places[at - 1];
            counts[at] = counts[at - 1];
        }
        places[at] = place;
        counts[at] = count;
    }

    /// Makes room for all counts that were kept in mind, and puts them in.
    void widen(Output out) {
        int more = 0;
        for (int i = 0; i < size; i++) {
            more = Math.addExact(more, Hyb128.size(counts[i]) - 1);
        }
        byte[] array = out.room(more);
        int from = out.size();
        int to = from + more;
        for (int i = size - 1; i >= 0; i--) {
            int length = from - places[i] - 1;
            from = places[i];
            to -= length;
            System.arraycopy(array, from + 1, array, to, length);
            to -= Hyb128.size(counts[i]);
            Hyb128.write(counts[i], array, to);
        }
        out.end(out.size() + more);
    }
}
