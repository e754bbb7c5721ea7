package dev.candela.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Named things in the order of their registration. Changes swap the whole map, so readers never wait.
///
/// Safe for any thread. Replacing a thing keeps its place.
final class Registry<T> {
    /// @param number  never used again, so that a cursor means the same place while things come and go
    private record Entry<T>(long number, T value) {}

    private final ReentrantLock changing = new ReentrantLock();
    private final Runnable changed;
    private volatile Map<String, Entry<T>> entries = Map.of();
    private long last;

    Registry(Runnable changed) {
        this.changed = changed;
    }

    void put(String name, T value) {
        changing.lock();
        try {
            var old = entries.get(name);
            var copy = new LinkedHashMap<>(entries);
            copy.put(name, new Entry<>(old == null ? ++last : old.number, value));
            entries = copy;
        } finally {
            changing.unlock();
        }
        changed.run();
    }

    boolean remove(String name) {
        changing.lock();
        try {
            if (!entries.containsKey(name)) {
                return false;
            }
            var copy = new LinkedHashMap<>(entries);
            copy.remove(name);
            entries = copy;
        } finally {
            changing.unlock();
        }
        changed.run();
        return true;
    }

    @Nullable T get(String name) {
        var entry = entries.get(name);
        return entry == null ? null : entry.value;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<T> all() {
        return entries.values().stream().map(Entry::value).toList();
    }

    /// One page.
    ///
    /// @param nextCursor  null on the last page
    record Page<T>(List<T> values, @Nullable String nextCursor) {}

    Page<T> page(@Nullable String cursor, int size) {
        long after = Cursor.parse(cursor).after();
        var values = new ArrayList<T>();
        long lastNumber = after;
        for (var entry : entries.values()) {
            if (entry.number > after) {
                if (values.size() == size) {
                    return new Page<>(values, new Cursor(lastNumber).format());
                }
                values.add(entry.value);
                lastNumber = entry.number;
            }
        }
        return new Page<>(values, null);
    }
}
