package dev.candela.model;

import dev.candela.json.Json;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What is inside a resource.
public sealed interface ResourceContents {
    String uri();

    @Nullable String mimeType();

    Json.@Nullable Obj meta();

    record Text(String uri, @Nullable String mimeType, String text, Json.@Nullable Obj meta)
        implements ResourceContents {}

    /// @param base64  the bytes in standard base64, padded, on one line
    record Blob(String uri, @Nullable String mimeType, String base64, Json.@Nullable Obj meta)
        implements ResourceContents {}

    static ResourceContents text(String uri, String mimeType, String text) {
        return new Text(uri, mimeType, text, null);
    }

    static ResourceContents blob(String uri, String mimeType, byte[] bytes) {
        return new Blob(uri, mimeType, Base64.getEncoder().encodeToString(bytes), null);
    }
}
