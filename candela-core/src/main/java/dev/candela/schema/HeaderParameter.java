package dev.candela.schema;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// An argument that HTTP clients repeat in a header, as its schema asks with `x-mcp-header`.
///
/// @param name  what follows `Mcp-Param-` in the header
/// @param path  the members that lead to the argument, outermost first
/// @param type  the type of the argument
public record HeaderParameter(String name, List<String> path, Type type) {
    /// The types an argument in a header can have.
    public enum Type {
        STRING,
        INTEGER,
        BOOLEAN
    }

    static final String KEYWORD = "x-mcp-header";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]{1,256}");

    public HeaderParameter {
        path = List.copyOf(path);
    }

    /// The header parameters of a tool's input schema, in the order of the schema.
    ///
    /// @throws InvalidSchema when one breaks the rules; conforming clients would drop the whole tool
    public static List<HeaderParameter> in(Json.Obj inputSchema) throws InvalidSchema {
        var found = new ArrayList<HeaderParameter>();
        refuse(inputSchema, "a property, not the root");
        collect(inputSchema, List.of(), found);
        Set<String> names = new HashSet<>();
        for (HeaderParameter it : found) {
            if (!names.add(it.name.toLowerCase(Locale.ROOT))) {
                throw new InvalidSchema(
                    KEYWORD + ": \"" + it.name + "\" twice (expected: names that differ by more than case)");
            }
        }
        return List.copyOf(found);
    }

    private static void collect(Json.Obj schema, List<String> path, List<HeaderParameter> found) throws InvalidSchema {
        Map<String, Json> properties = schema.object("properties").orElse(Json.Obj.EMPTY).members();
        for (Map.Entry<String, Json> property : properties.entrySet()) {
            if (property.getValue() instanceof Json.Obj inner) {
                var innerPath = new ArrayList<>(path);
                innerPath.add(property.getKey());
                Json name = inner.member(KEYWORD);
                if (name != null) {
                    found.add(of(name, innerPath, inner));
                }
                collect(inner, innerPath, found);
            }
        }
        Subschemas.forEach(schema.without("properties"), (keyword, _, inner) -> refuseInside(inner, keyword));
    }

    private static HeaderParameter of(Json name, List<String> path, Json.Obj schema) throws InvalidSchema {
        if (!(name instanceof Json.Str(var text)) || !TOKEN.matcher(text).matches()) {
            throw new InvalidSchema(KEYWORD + ": " + Shown.value(name) + " (expected: an HTTP token)");
        }
        Type type = switch (schema.text("type").orElse("")) {
            case "string" -> Type.STRING;
            case "integer" -> Type.INTEGER;
            case "boolean" -> Type.BOOLEAN;
            default -> throw new InvalidSchema(
                KEYWORD + ": \"" + text + "\" (expected: only on a string, an integer or a boolean)");
        };
        return new HeaderParameter(text, path, type);
    }

    private static void refuseInside(Json.Obj schema, String outer) throws InvalidSchema {
        refuse(schema, "a property of the root or of objects in it, nothing inside " + outer);
        Subschemas.forEach(schema, (_, _, inner) -> refuseInside(inner, outer));
    }

    private static void refuse(Json.Obj schema, String expected) throws InvalidSchema {
        Json name = schema.member(KEYWORD);
        if (name != null) {
            throw new InvalidSchema(KEYWORD + ": " + Shown.value(name) + " (expected: on " + expected + ")");
        }
    }
}
