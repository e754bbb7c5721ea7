package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.Annotations;
import dev.candela.model.Content;
import dev.candela.model.Resource;
import dev.candela.model.ResourceContents;
import dev.candela.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes content blocks, resources and what is inside them.
final class ContentWriter {
    private ContentWriter() {}

    static Json contents(List<Content> blocks, Revision revision) {
        return Json.arr(blocks.stream().map(it -> content(it, revision)).toArray());
    }

    /// A block that the revision does not know is told in words, so that nothing is lost silently.
    static Json.Obj content(Content block, Revision revision) {
        return switch (block) {
            case Content.Text(var text, var annotations, var meta) ->
                Json.build(it -> common(it.put("type", "text").put("text", text), annotations, meta));
            case Content.Image(var data, var type, var annotations, var meta) ->
                media("image", data, type, annotations, meta);
            case Content.Audio(var data, var type, var annotations, var meta) -> revision.has(Feature.AUDIO)
                ? media("audio", data, type, annotations, meta)
                : content(new Content.Text("[audio, " + type + "]", annotations, meta), revision);
            case Content.Link(var resource) -> revision.has(Feature.RESOURCE_LINK)
                ? Json.build(it -> ListWriter.resource(it.put("type", "resource_link"), resource))
                : content(inWords(resource), revision);
            case Content.Embedded(var resource, var annotations, var meta) -> Json.build(it ->
                common(it.put("type", "resource").put("resource", contents(resource)), annotations, meta));
        };
    }

    private static Content inWords(Resource linked) {
        return new Content.Text(linked.name() + ": " + linked.uri(), linked.annotations(), linked.meta());
    }

    static Json.Obj contents(ResourceContents contents) {
        return Json.build(it -> {
            it.put("uri", contents.uri()).putOptional("mimeType", contents.mimeType());
            switch (contents) {
                case ResourceContents.Text text -> it.put("text", text.text());
                case ResourceContents.Blob blob -> it.put("blob", blob.base64());
            }
            it.putOptional(Meta.META, contents.meta());
        });
    }

    private static Json.Obj media(
        String kind, String data, String mimeType, @Nullable Annotations annotations, Json.@Nullable Obj meta) {
        return Json.build(it ->
            common(it.put("type", kind).put("data", data).put("mimeType", mimeType), annotations, meta));
    }

    static void common(Json.Builder out, @Nullable Annotations annotations, Json.@Nullable Obj meta) {
        if (annotations != null) {
            out.put("annotations", annotations(annotations));
        }
        out.putOptional(Meta.META, meta);
    }

    private static Json.Obj annotations(Annotations annotations) {
        return Json.build(it -> {
            if (!annotations.audience().isEmpty()) {
                it.put("audience", annotations.audience().stream().map(ContentWriter::role).toList());
            }
            it.putOptional("priority", annotations.priority());
            it.putOptional("lastModified", annotations.lastModified());
        });
    }

    static String role(Role role) {
        return switch (role) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
        };
    }
}
