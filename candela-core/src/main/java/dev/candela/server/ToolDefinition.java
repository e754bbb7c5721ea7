package dev.candela.server;

import dev.candela.feature.ToolCheck;
import dev.candela.feature.ToolEntry;
import dev.candela.feature.ToolFunction;
import dev.candela.json.Json;
import dev.candela.model.CallToolResult;
import dev.candela.model.Result;
import dev.candela.model.Tool;
import dev.candela.model.ToolAnnotations;
import dev.candela.schema.InvalidSchema;
import dev.candela.schema.Reading;
import dev.candela.schema.SchemaValidator;
import dev.candela.schema.Shape;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A tool as its author describes it: how it is listed, what it takes, and what it does. Immutable.
///
/// A handler without a declared result type may return text, a record (as structured content), any
/// [Content][dev.candela.model.Content], a list of content, a [CallToolResult][dev.candela.model.CallToolResult],
/// [InputRequired][dev.candela.model.InputRequired], a `Json` value, or null for nothing.
public final class ToolDefinition {
    private final Tool tool;
    private final Function<SchemaValidator, ToolEntry> maker;

    private ToolDefinition(Tool tool, Function<SchemaValidator, ToolEntry> maker) {
        this.tool = tool;
        this.maker = maker;
    }

    /// A tool that takes a record and returns a record. Both schemas are made from them.
    ///
    /// @throws IllegalArgumentException when a record has a component that JSON cannot say
    public static <I, O> ToolDefinition typed(
        String name, String description, Class<I> input, Class<O> output, ToolHandler<I, O> handler) {
        var results = Shape.of(output);
        var arguments = Shape.of(input);
        var tool = Tool.of(name, description, arguments.schema()).withOutputSchema(results.schema());
        return new ToolDefinition(tool, validator -> new ToolEntry(tool, ToolCheck.NONE,
            check(validator, results.schema()),
            typed(arguments, handler, it -> CallToolResult.structured(results.write(it)))));
    }

    /// A tool that takes a record and returns anything.
    ///
    /// @throws IllegalArgumentException when the record has a component that JSON cannot say
    public static <I> ToolDefinition typed(
        String name, String description, Class<I> input, ToolHandler<I, ?> handler) {
        var arguments = Shape.of(input);
        var tool = Tool.of(name, description, arguments.schema());
        return new ToolDefinition(tool, _ -> new ToolEntry(tool, ToolCheck.NONE, ToolCheck.NONE,
            typed(arguments, handler, Returned::result)));
    }

    /// A tool whose schemas its author has written. Arguments are checked against them before the handler runs, and
    /// results after it.
    public static ToolDefinition of(Tool tool, ToolHandler<Json.Obj, ?> handler) {
        return new ToolDefinition(tool, validator -> new ToolEntry(tool, check(validator, tool.inputSchema()),
            tool.outputSchema() == null ? ToolCheck.NONE : check(validator, tool.outputSchema()),
            (arguments, call) -> Returned.result(handler.handle(arguments, call))));
    }

    private static <I, O> ToolFunction typed(
        Shape<I> arguments, ToolHandler<I, O> handler, Function<? super O, Result> results) {
        return (json, call) -> switch (arguments.read(json)) {
            case Reading.Value<I>(var value) -> results.apply(handler.handle(value, call));
            case Reading.Faulty<I>(var faults) -> CallToolResult.error("Invalid arguments: "
                + faults.stream().map(Object::toString).collect(Collectors.joining("; ")));
        };
    }

    private static ToolCheck check(SchemaValidator validator, Json.Obj schema) {
        try {
            var compiled = validator.compile(schema);
            return value -> compiled.validate(value).stream().map(Object::toString).toList();
        } catch (InvalidSchema e) {
            throw new IllegalArgumentException("schema: " + e.getMessage(), e);
        }
    }

    /// The same tool, listed in another way: with a title, annotations, icons.
    ///
    /// @param change  must leave name and schemas as they are
    public ToolDefinition with(UnaryOperator<Tool> change) {
        var changed = change.apply(tool);
        if (!changed.name().equals(tool.name()) || !changed.inputSchema().equals(tool.inputSchema())
            || !Objects.equals(changed.outputSchema(), tool.outputSchema())) {
            throw new IllegalArgumentException("tool " + tool.name() + ": name or schema changed (expected: the same)");
        }
        return new ToolDefinition(changed, validator -> {
            var entry = maker.apply(validator);
            return new ToolEntry(changed, entry.arguments(), entry.output(), entry.function());
        });
    }

    /// A tool that only reads.
    public ToolDefinition readOnly() {
        return with(it -> it.withAnnotations(ToolAnnotations.readOnly()));
    }

    public Tool tool() {
        return tool;
    }

    ToolEntry entry(SchemaValidator validator) {
        return maker.apply(validator);
    }
}
