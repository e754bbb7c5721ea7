package dev.candela.feature;

import dev.candela.model.Tool;
import java.util.regex.Pattern;

/// A tool with what it does.
///
/// @param arguments  checks the arguments before the function runs
/// @param output     checks the structured result of a tool with an output schema
public record ToolEntry(Tool tool, ToolCheck arguments, ToolCheck output, ToolFunction function) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    public ToolEntry {
        if (!NAME.matcher(tool.name()).matches()) {
            throw new IllegalArgumentException(
                "tool name: " + tool.name() + " (expected: 1 to 128 of A-Z a-z 0-9 _ . -)");
        }
        if (!tool.inputSchema().text("type").filter("object"::equals).isPresent()) {
            throw new IllegalArgumentException(
                "tool " + tool.name() + ": inputSchema without type object (expected: \"type\": \"object\")");
        }
    }
}
