package dev.candela.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hints about content or a resource, for the client.
///
/// @param audience      who it is meant for; empty when nobody said
/// @param priority      0 (optional) to 1 (required); null when nobody said
/// @param lastModified  ISO 8601; null when unknown
public record Annotations(List<Role> audience, @Nullable Double priority, @Nullable String lastModified) {
    public Annotations {
        audience = List.copyOf(audience);
        if (priority != null && !(priority >= 0 && priority <= 1)) {
            throw new IllegalArgumentException("priority: " + priority + " (expected: 0..1)");
        }
    }

    public static Annotations audience(Role... roles) {
        return new Annotations(List.of(roles), null, null);
    }

    public Annotations withPriority(double value) {
        return new Annotations(audience, value, lastModified);
    }

    public Annotations withLastModified(String iso8601) {
        return new Annotations(audience, priority, iso8601);
    }
}
