package dev.candela.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Suggestions for a value.
///
/// @param values   at most 100
/// @param total    how many there are in all; null when unknown
/// @param hasMore  whether there are more than were sent
public record CompleteResult(List<String> values, @Nullable Integer total, boolean hasMore) implements Result {
    public static final int VALUES_MAX = 100;

    public CompleteResult {
        values = List.copyOf(values);
        if (values.size() > VALUES_MAX) {
            throw new IllegalArgumentException("values: " + values.size() + " (expected: <= " + VALUES_MAX + ")");
        }
    }

    /// The first hundred of them, with the true total.
    public static CompleteResult firstOf(List<String> all) {
        int sent = Math.min(all.size(), VALUES_MAX);
        return new CompleteResult(all.subList(0, sent), all.size(), all.size() > sent);
    }
}
