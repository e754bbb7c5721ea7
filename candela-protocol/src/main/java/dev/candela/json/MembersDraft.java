package dev.candela.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Members while they are collected: setting a name again replaces its value in its old place.
final class MembersDraft {
    private static final int MEMBERS_FIRST = 4;

    /// Names and values in turn.
    private @Nullable Object[] row;
    private int end;

    /// Where each name is; only beyond what is searched in a row.
    private @Nullable Map<String, Integer> places;

    MembersDraft(int expectedMembers) {
        row = new @Nullable Object[2 * Math.max(expectedMembers, MEMBERS_FIRST)];
    }

    void put(String name, Json value) {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
        int at = find(name);
        if (at >= 0) {
            row[at + 1] = value;
            return;
        }
        if (end == row.length) {
            row = Arrays.copyOf(row, 2 * end);
        }
        row[end] = name;
        row[end + 1] = value;
        end += 2;
        note(name);
    }

    /// What was collected; the draft may go on afterwards.
    @SuppressWarnings("NullAway") // every place below the end is filled
    Members members() {
        return Members.ofDistinct(Arrays.copyOf(row, end));
    }

    private int find(String name) {
        return places == null ? Members.find(row, end, name) : places.getOrDefault(name, -1);
    }

    private void note(String name) {
        if (places != null) {
            places.put(name, end - 2);
        } else if (end / 2 > Members.ROW_MAX) {
            places = HashMap.newHashMap(end);
            for (int i = 0; i < end; i += 2) {
                places.put((String) row[i], i);
            }
        }
    }
}
