package dev.candela.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name and version of a client or server. What a peer says of itself is not verified: never decide by it.
///
/// @param title       for people; null when the name serves
/// @param websiteUrl  null when there is none
public record Implementation(
    String name,
    String version,
    @Nullable String title,
    @Nullable String description,
    @Nullable String websiteUrl,
    List<Icon> icons) {
    public Implementation {
        icons = List.copyOf(icons);
    }

    public static Implementation of(String name, String version) {
        return new Implementation(name, version, null, null, null, List.of());
    }
}
