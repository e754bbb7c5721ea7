package dev.candela.http;

import dev.candela.rpc.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The header fields of one request, in their order, in as little memory as they need.
///
/// Immutable. Looking up is a walk, which for the dozen fields of a request beats a map.
public final class RequestHeaders implements Headers {
    public static final RequestHeaders NONE = new RequestHeaders(new String[0]);

    /// Name, value, name, value; names in lower case.
    private final String[] fields;

    private RequestHeaders(String[] fields) {
        this.fields = fields;
    }

    /// @param fields  name, value, name, value; names in lower case
    public static RequestHeaders of(String... fields) {
        if (fields.length % 2 != 0) {
            throw new IllegalArgumentException("fields: " + fields.length + " (expected: names and values in turn)");
        }
        return new RequestHeaders(fields.clone());
    }

    /// Collects fields. One use, one thread.
    public static final class Builder {
        private String[] fields;
        private int size;

        public Builder(int expectedFields) {
            fields = new String[2 * expectedFields];
        }

        /// @param name  in lower case
        public Builder add(String name, String value) {
            if (size == fields.length) {
                fields = Arrays.copyOf(fields, Math.max(16, 2 * size));
            }
            fields[size++] = name;
            fields[size++] = value;
            return this;
        }

        public RequestHeaders build() {
            return new RequestHeaders(size == fields.length ? fields : Arrays.copyOf(fields, size));
        }
    }

    @Override
    public List<String> all(String name) {
        List<String> found = List.of();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equals(name)) {
                found = found.isEmpty() ? List.of(fields[i + 1]) : with(found, fields[i + 1]);
            }
        }
        return found;
    }

    private static List<String> with(List<String> values, String one) {
        var more = new ArrayList<>(values);
        more.add(one);
        return more;
    }

    @Override
    public Optional<String> first(String name) {
        return Optional.ofNullable(get(name));
    }

    @Override
    public Set<String> names() {
        var names = new TreeSet<String>();
        for (int i = 0; i < fields.length; i += 2) {
            names.add(fields[i]);
        }
        return names;
    }

    /// The first value of that name.
    @Nullable String get(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equals(name)) {
                return fields[i + 1];
            }
        }
        return null;
    }

    int size() {
        return fields.length / 2;
    }

    String nameAt(int index) {
        return fields[2 * index];
    }

    /// Whether an earlier field has the name of the one at that index.
    boolean repeats(int index) {
        String name = fields[2 * index];
        for (int i = 0; i < 2 * index; i += 2) {
            if (fields[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// Names and how much each holds: values may be secret.
    @Override
    public String toString() {
        var text = new StringBuilder("headers[");
        for (int i = 0; i < fields.length; i += 2) {
            text.append(i == 0 ? "" : ", ").append(fields[i]).append(": ").append(fields[i + 1].length());
        }
        return text.append(']').toString();
    }
}
