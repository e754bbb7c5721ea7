package dev.candela.wire;

import dev.candela.json.Json;
import dev.candela.model.Icon;
import dev.candela.model.Implementation;
import dev.candela.model.ListResult;
import dev.candela.model.Prompt;
import dev.candela.model.PromptArgument;
import dev.candela.model.Resource;
import dev.candela.model.ResourceTemplate;
import dev.candela.model.Tool;
import dev.candela.model.ToolAnnotations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes tools, resources, templates and prompts as lists show them.
final class ListWriter {
    private ListWriter() {}

    static Json.Obj list(ListResult list, Revision revision) {
        return Json.build(it -> {
            switch (list) {
                case ListResult.Tools(var tools, _, _) ->
                    it.put("tools", tools.stream().map(tool -> tool(tool, revision)).toList());
                case ListResult.Resources(var resources, _, _) -> it.put("resources",
                    resources.stream().map(one -> Json.build(out -> resource(out, one))).toList());
                case ListResult.Templates(var templates, _, _) ->
                    it.put("resourceTemplates", templates.stream().map(ListWriter::template).toList());
                case ListResult.Prompts(var prompts, _, _) ->
                    it.put("prompts", prompts.stream().map(ListWriter::prompt).toList());
            }
            it.putOptional("nextCursor", list.nextCursor());
        });
    }

    private static Json.Obj tool(Tool tool, Revision revision) {
        return Json.build(it -> {
            named(it, tool.name(), tool.title(), tool.description());
            it.put("inputSchema", tool.inputSchema());
            var output = tool.outputSchema();
            if (output != null && mayTell(output, revision)) {
                it.put("outputSchema", output);
            }
            var annotations = tool.annotations();
            if (annotations != null) {
                it.put("annotations", annotations(annotations));
            }
            icons(it, tool.icons());
            it.putOptional(Meta.META, tool.meta());
        });
    }

    private static boolean mayTell(Json.Obj outputSchema, Revision revision) {
        boolean ofObjects = outputSchema.text("type").filter("object"::equals).isPresent();
        return revision.has(Feature.STRUCTURED_ANY) || (ofObjects && revision.has(Feature.STRUCTURED_OBJECT));
    }

    private static Json.Obj annotations(ToolAnnotations annotations) {
        return Json.build(it -> it
            .putOptional("title", annotations.title())
            .putOptional("readOnlyHint", annotations.readOnlyHint())
            .putOptional("destructiveHint", annotations.destructiveHint())
            .putOptional("idempotentHint", annotations.idempotentHint())
            .putOptional("openWorldHint", annotations.openWorldHint()));
    }

    static void resource(Json.Builder out, Resource resource) {
        out.put("uri", resource.uri());
        named(out, resource.name(), resource.title(), resource.description());
        out.putOptional("mimeType", resource.mimeType()).putOptional("size", resource.size());
        icons(out, resource.icons());
        ContentWriter.common(out, resource.annotations(), resource.meta());
    }

    private static Json.Obj template(ResourceTemplate template) {
        return Json.build(it -> {
            it.put("uriTemplate", template.uriTemplate());
            named(it, template.name(), template.title(), template.description());
            it.putOptional("mimeType", template.mimeType());
            icons(it, template.icons());
            ContentWriter.common(it, template.annotations(), template.meta());
        });
    }

    private static Json.Obj prompt(Prompt prompt) {
        return Json.build(it -> {
            named(it, prompt.name(), prompt.title(), prompt.description());
            if (!prompt.arguments().isEmpty()) {
                it.put("arguments", prompt.arguments().stream().map(ListWriter::argument).toList());
            }
            icons(it, prompt.icons());
            it.putOptional(Meta.META, prompt.meta());
        });
    }

    private static Json.Obj argument(PromptArgument argument) {
        return Json.build(it -> {
            named(it, argument.name(), argument.title(), argument.description());
            it.put("required", argument.required());
        });
    }

    static Json.Obj implementation(Implementation info) {
        return Json.build(it -> {
            it.put("name", info.name()).put("version", info.version())
                .putOptional("title", info.title())
                .putOptional("description", info.description())
                .putOptional("websiteUrl", info.websiteUrl());
            icons(it, info.icons());
        });
    }

    private static void named(
        Json.Builder out, String name, @Nullable String title, @Nullable String description) {
        out.put("name", name).putOptional("title", title).putOptional("description", description);
    }

    private static void icons(Json.Builder out, List<Icon> icons) {
        if (!icons.isEmpty()) {
            out.put("icons", icons.stream().map(ListWriter::icon).toList());
        }
    }

    private static Json.Obj icon(Icon icon) {
        return Json.build(it -> {
            it.put("src", icon.src()).putOptional("mimeType", icon.mimeType());
            if (!icon.sizes().isEmpty()) {
                it.put("sizes", icon.sizes());
            }
            var theme = icon.theme();
            if (theme != null) {
                it.put("theme", switch (theme) {
                    case LIGHT -> "light";
                    case DARK -> "dark";
                });
            }
        });
    }
}
