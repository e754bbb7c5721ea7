package dev.candela.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The members of an object: a read-only map in the order they were written; one array and nothing more when small.
///
/// Most objects of the protocol have three to ten members. Looking at that many names in a row is as quick as hashing
/// one, and needs no table. Beyond [#ROW_MAX] a hash map finds the names; it is the JDK's, which stays fast when a peer
/// sends names that collide.
final class Members extends AbstractMap<String, Json> {
    /// Members that are searched in a row.
    static final int ROW_MAX = 10;

    static final Members NONE = new Members(new Object[0], null);

    /// Names and values in turn. One array of objects is filled and copied with fewer checks than two typed ones.
    private final Object[] row;
    private final @Nullable Map<String, Json> byName;

    private Members(Object[] row, @Nullable Map<String, Json> byName) {
        this.row = row;
        this.byName = byName;
    }

    /// The same members; the very same object when they are of this class already.
    static Members copyOf(Map<String, Json> members) {
        if (members instanceof Members it) {
            return it;
        }
        var draft = new MembersDraft(members.size());
        members.forEach(draft::put);
        return draft.members();
    }

    /// Members whose names are known to be distinct.
    ///
    /// @param row names and values in turn; given away by whoever calls
    static Members ofDistinct(Object[] row) {
        if (row.length == 0) {
            return NONE;
        }
        return new Members(row, row.length / 2 > ROW_MAX ? index(row) : null);
    }

    /// Null when a name is there twice.
    ///
    /// @param row names and values in turn; given away by whoever calls
    static @Nullable Members ofUnchecked(Object[] row) {
        if (row.length / 2 > ROW_MAX) {
            var byName = index(row);
            return byName.size() == row.length / 2 ? new Members(row, byName) : null;
        }
        for (int i = 2; i < row.length; i += 2) {
            if (find(row, i, (String) row[i]) >= 0) {
                return null;
            }
        }
        return new Members(row, null);
    }

    private static Map<String, Json> index(Object[] row) {
        var byName = HashMap.<String, Json>newHashMap(row.length / 2);
        for (int i = 0; i < row.length; i += 2) {
            byName.put((String) row[i], (Json) row[i + 1]);
        }
        return byName;
    }

    /// Where a name is among the first `end` places of a row; -1 when it is not.
    static int find(@Nullable Object[] row, int end, String name) {
        for (int i = 0; i < end; i += 2) {
            if (name.equals(row[i])) {
                return i;
            }
        }
        return -1;
    }

    String nameAt(int index) {
        return (String) row[2 * index];
    }

    Json valueAt(int index) {
        return (Json) row[2 * index + 1];
    }

    /// These members with one set: in its old place when it was there, otherwise last.
    Members with(String name, Json value) {
        int at = find(row, row.length, name);
        boolean isNew = at < 0;
        var changed = Arrays.copyOf(row, isNew ? row.length + 2 : row.length);
        if (isNew) {
            at = row.length;
            changed[at] = Objects.requireNonNull(name);
        }
        changed[at + 1] = Objects.requireNonNull(value);
        return ofDistinct(changed);
    }

    /// These members without one; itself when there is none of that name.
    Members without(String name) {
        int at = find(row, row.length, name);
        if (at < 0) {
            return this;
        }
        var fewer = Arrays.copyOf(row, row.length - 2);
        System.arraycopy(row, at + 2, fewer, at, fewer.length - at);
        return ofDistinct(fewer);
    }

    @Override
    public int size() {
        return row.length / 2;
    }

    @Override
    public @Nullable Json get(@Nullable Object name) {
        if (!(name instanceof String text)) {
            return null;
        }
        if (byName != null) {
            return byName.get(text);
        }
        int at = find(row, row.length, text);
        return at < 0 ? null : (Json) row[at + 1];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Json> action) {
        for (int i = 0; i < size(); i++) {
            action.accept(nameAt(i), valueAt(i));
        }
    }

    @Override
    public Set<Entry<String, Json>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Json>> {
        @Override
        public int size() {
            return Members.this.size();
        }

        @Override
        public Iterator<Entry<String, Json>> iterator() {
            return new InOrder();
        }
    }

    private final class InOrder implements Iterator<Entry<String, Json>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size();
        }

        @Override
        public Entry<String, Json> next() {
            if (next == size()) {
                throw new NoSuchElementException();
            }
            var entry = Map.entry(nameAt(next), valueAt(next));
            next++;
            return entry;
        }
    }
}
