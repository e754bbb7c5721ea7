package dev.candela.demo;

import dev.candela.json.Json;
import dev.candela.model.Content;
import dev.candela.model.Resource;
import dev.candela.model.ResourceContents;
import dev.candela.model.ToolFailure;
import dev.candela.schema.NoArguments;
import dev.candela.server.McpServerBuilder;
import java.util.List;

/// One tool for every kind of content.
final class ContentTools {
    private ContentTools() {}

    static void offer(McpServerBuilder server) {
        server
            .tool("test_simple_text", "Returns text", NoArguments.class,
                (_, _) -> "This is a simple text response for testing.")
            .tool("test_image_content", "Returns an image", NoArguments.class, (_, _) -> Samples.image())
            .tool("test_audio_content", "Returns audio", NoArguments.class, (_, _) -> Samples.audio())
            .tool("test_embedded_resource", "Returns an embedded resource", NoArguments.class,
                (_, _) -> Content.embedded(ResourceContents.text("test://embedded-resource", "text/plain",
                    "This is an embedded resource content.")))
            .tool("test_multiple_content_types", "Returns text, an image and a resource", NoArguments.class,
                (_, _) -> List.of(
                    Content.text("Multiple content types test:"),
                    Samples.image(),
                    Content.embedded(ResourceContents.text("test://mixed-content-resource", "application/json",
                        Json.obj("test", "data", "value", 123).toText()))))
            .tool("test_resource_link", "Returns a link to a resource", NoArguments.class,
                (_, _) -> Content.link(Resource.of("test://static-text", "Static text").withMimeType("text/plain")))
            .tool("test_error_handling", "Fails in a way that the model sees", NoArguments.class, (_, _) -> {
                throw new ToolFailure("This tool intentionally returns an error for testing");
            });
    }
}
