package dev.candela.testkit;

import dev.candela.rpc.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Header fields in memory, by their names in lower case. Immutable.
record MemoryHeaders(Map<String, List<String>> fields) implements Headers {
    static final MemoryHeaders NONE = new MemoryHeaders(Map.of());

    MemoryHeaders {
        fields = Map.copyOf(fields);
    }

    MemoryHeaders with(String name, String value) {
        var more = new TreeMap<>(fields);
        var values = new ArrayList<>(all(name));
        values.add(value);
        more.put(name.toLowerCase(Locale.ROOT), List.copyOf(values));
        return new MemoryHeaders(more);
    }

    MemoryHeaders without(String name) {
        var fewer = new TreeMap<>(fields);
        fewer.remove(name.toLowerCase(Locale.ROOT));
        return new MemoryHeaders(fewer);
    }

    @Override
    public List<String> all(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public Set<String> names() {
        return fields.keySet();
    }
}
