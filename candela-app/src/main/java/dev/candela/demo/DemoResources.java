package dev.candela.demo;

import dev.candela.json.Json;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.server.McpServerBuilder;
import java.util.Base64;
import java.util.stream.Stream;

/// Resources of every kind.
final class DemoResources {
    private static final String TEMPLATE = "test://template/{id}/data";

    private DemoResources() {}

    static void offer(McpServerBuilder server) {
        server
            .resource(Resource.of("test://static-text", "Static text")
                .withDescription("A text that never changes").withMimeType("text/plain"),
                (_, _) -> "This is the content of the static text resource.")
            .resource(Resource.of("test://static-binary", "Static binary")
                .withDescription("A picture that never changes").withMimeType("image/png"),
                (_, _) -> Base64.getDecoder().decode(Samples.PNG))
            .resource(Resource.of("test://watched-resource", "Watched resource")
                .withDescription("A text to subscribe to").withMimeType("text/plain"),
                (_, _) -> "Content of the watched resource")
            .template(ResourceTemplate.of(TEMPLATE, "Data by id")
                .withDescription("Data made from the id in its URI").withMimeType("application/json"),
                (request, _) -> Json.obj("id", request.variable("id"), "templateTest", true,
                    "data", "Data for ID: " + request.variable("id")))
            .completeTemplate(TEMPLATE, "id", (value, _, _) ->
                Stream.of("1", "12", "123").filter(it -> it.startsWith(value)).toList());
    }
}
