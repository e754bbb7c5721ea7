package dev.candela.model;

import dev.candela.json.Json;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// One block of a tool result or a prompt message.
///
/// Every kind may carry [Annotations] and extra `_meta` members; null for none.
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/tools">Tool result</a>
public sealed interface Content {
    @Nullable Annotations annotations();

    Json.@Nullable Obj meta();

    record Text(String text, @Nullable Annotations annotations, Json.@Nullable Obj meta) implements Content {}

    /// @param base64  the bytes in standard base64, padded, on one line
    record Image(String base64, String mimeType, @Nullable Annotations annotations, Json.@Nullable Obj meta)
        implements Content {}

    /// @param base64  the bytes in standard base64, padded, on one line
    record Audio(String base64, String mimeType, @Nullable Annotations annotations, Json.@Nullable Obj meta)
        implements Content {}

    /// A resource that the client may read.
    record Link(Resource resource) implements Content {
        @Override
        public @Nullable Annotations annotations() {
            return resource.annotations();
        }

        @Override
        public Json.@Nullable Obj meta() {
            return resource.meta();
        }
    }

    /// A resource together with what is inside.
    record Embedded(ResourceContents resource, @Nullable Annotations annotations, Json.@Nullable Obj meta)
        implements Content {}

    static Content text(String text) {
        return new Text(text, null, null);
    }

    static Content image(byte[] bytes, String mimeType) {
        return new Image(Base64.getEncoder().encodeToString(bytes), mimeType, null, null);
    }

    static Content audio(byte[] bytes, String mimeType) {
        return new Audio(Base64.getEncoder().encodeToString(bytes), mimeType, null, null);
    }

    static Content link(Resource resource) {
        return new Link(resource);
    }

    static Content embedded(ResourceContents resource) {
        return new Embedded(resource, null, null);
    }
}
