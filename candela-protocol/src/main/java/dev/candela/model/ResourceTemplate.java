package dev.candela.model;

import dev.candela.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A family of resources, as it is listed.
///
/// @param uriTemplate  RFC 6570, level 1, and `{+name}` for a capture that may span segments
/// @param mimeType     of every resource of the family; null when they differ
public record ResourceTemplate(
    String uriTemplate,
    String name,
    @Nullable String title,
    @Nullable String description,
    @Nullable String mimeType,
    List<Icon> icons,
    @Nullable Annotations annotations,
    Json.@Nullable Obj meta) {
    public ResourceTemplate {
        icons = List.copyOf(icons);
    }

    public static ResourceTemplate of(String uriTemplate, String name) {
        return new ResourceTemplate(uriTemplate, name, null, null, null, List.of(), null, null);
    }

    public ResourceTemplate withTitle(String value) {
        return new ResourceTemplate(uriTemplate, name, value, description, mimeType, icons, annotations, meta);
    }

    public ResourceTemplate withDescription(String value) {
        return new ResourceTemplate(uriTemplate, name, title, value, mimeType, icons, annotations, meta);
    }

    public ResourceTemplate withMimeType(String value) {
        return new ResourceTemplate(uriTemplate, name, title, description, value, icons, annotations, meta);
    }

    public ResourceTemplate withIcons(Icon... value) {
        return new ResourceTemplate(uriTemplate, name, title, description, mimeType, List.of(value), annotations, meta);
    }

    public ResourceTemplate withAnnotations(Annotations value) {
        return new ResourceTemplate(uriTemplate, name, title, description, mimeType, icons, value, meta);
    }

    public ResourceTemplate withMeta(Json.Obj value) {
        return new ResourceTemplate(uriTemplate, name, title, description, mimeType, icons, annotations, value);
    }
}
