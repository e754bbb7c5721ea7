package dev.candela.model;

import dev.candela.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A resource as it is listed, or linked from a result.
///
/// @param size  bytes of the raw content; null when unknown
/// @param meta  extra members for `_meta`; null for none
public record Resource(
    String uri,
    String name,
    @Nullable String title,
    @Nullable String description,
    @Nullable String mimeType,
    @Nullable Long size,
    List<Icon> icons,
    @Nullable Annotations annotations,
    Json.@Nullable Obj meta) {
    public Resource {
        icons = List.copyOf(icons);
    }

    public static Resource of(String uri, String name) {
        return new Resource(uri, name, null, null, null, null, List.of(), null, null);
    }

    public Resource withTitle(String value) {
        return new Resource(uri, name, value, description, mimeType, size, icons, annotations, meta);
    }

    public Resource withDescription(String value) {
        return new Resource(uri, name, title, value, mimeType, size, icons, annotations, meta);
    }

    public Resource withMimeType(String value) {
        return new Resource(uri, name, title, description, value, size, icons, annotations, meta);
    }

    public Resource withSize(long bytes) {
        return new Resource(uri, name, title, description, mimeType, bytes, icons, annotations, meta);
    }

    public Resource withIcons(Icon... value) {
        return new Resource(uri, name, title, description, mimeType, size, List.of(value), annotations, meta);
    }

    public Resource withAnnotations(Annotations value) {
        return new Resource(uri, name, title, description, mimeType, size, icons, value, meta);
    }

    public Resource withMeta(Json.Obj value) {
        return new Resource(uri, name, title, description, mimeType, size, icons, annotations, value);
    }
}
