package dev.candela.feature;

import dev.candela.json.Json;
import dev.candela.model.McpError;
import dev.candela.model.McpException;
import dev.candela.model.Tool;
import dev.candela.rpc.Headers;
import dev.candela.wire.HeaderName;
import dev.candela.wire.HeaderValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The parameters of one tool that HTTP clients repeat in headers (`x-mcp-header`).
///
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http">Headers</a>
final class HeaderParams {
    private static final String KEYWORD = "x-mcp-header";
    private static final Set<String> TYPES = Set.of("integer", "string", "boolean");

    /// Keywords whose members are named by the author, and keywords that hold values and no schemas.
    private static final Set<String> OF_NAMES =
        Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions");
    private static final Set<String> OF_VALUES = Set.of("default", "const", "enum", "examples");

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?");
    private static final int NUMBER_CHARS_MAX = 40;

    /// @param path    member names from the root of the arguments
    /// @param header  name of the header, in lower case
    private record Param(List<String> path, String header) {}

    private final List<Param> params;

    private HeaderParams(List<Param> params) {
        this.params = List.copyOf(params);
    }

    /// @throws IllegalArgumentException when conforming clients would drop the tool for its annotations
    static HeaderParams of(Tool tool) {
        var found = new ArrayList<Param>();
        collect(tool.inputSchema(), List.of(), found);
        int all = count(tool.inputSchema());
        if (all != found.size()) {
            throw invalid(tool, "a name, a type or a place that clients refuse");
        }
        var names = new HashSet<String>();
        for (var param : found) {
            if (!names.add(param.header)) {
                throw invalid(tool, "a name twice");
            }
        }
        return new HeaderParams(found);
    }

    private static void collect(Json.Obj schema, List<String> path, List<Param> found) {
        schema.object("properties").ifPresent(properties -> properties.members().forEach((name, value) -> {
            if (value instanceof Json.Obj property) {
                var here = new ArrayList<>(path);
                here.add(name);
                property.text(KEYWORD)
                    .filter(it -> TOKEN.matcher(it).matches())
                    .filter(_ -> property.text("type").filter(TYPES::contains).isPresent())
                    .ifPresent(it -> found.add(new Param(List.copyOf(here),
                        HeaderName.PARAM_PREFIX + it.toLowerCase(Locale.ROOT))));
                collect(property, here, found);
            }
        }));
    }

    /// How often the keyword stands in a schema, in whatever part of it.
    private static int count(Json schema) {
        return switch (schema) {
            case Json.Obj(var keywords) -> keywords.entrySet().stream()
                .mapToInt(it -> count(it.getKey(), it.getValue())).sum();
            case Json.Arr(var elements) -> elements.stream().mapToInt(HeaderParams::count).sum();
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> 0;
        };
    }

    private static int count(String keyword, Json value) {
        if (keyword.equals(KEYWORD)) {
            return 1;
        }
        if (OF_VALUES.contains(keyword)) {
            return 0;
        }
        return value instanceof Json.Obj(var named) && OF_NAMES.contains(keyword)
            ? named.values().stream().mapToInt(HeaderParams::count).sum()
            : count(value);
    }

    private static IllegalArgumentException invalid(Tool tool, String what) {
        return new IllegalArgumentException("tool " + tool.name() + ": " + KEYWORD + " with " + what
            + " (expected: distinct header tokens on string, integer or boolean properties)");
    }

    /// Compares the arguments with the headers that repeat them.
    ///
    /// @throws dev.candela.model.McpException when they differ
    void check(Json.Obj arguments, Headers headers) {
        for (var param : params) {
            var value = at(arguments, param.path);
            if (value.isEmpty()) {
                continue;
            }
            var given = headers.all(param.header);
            if (given.size() != 1) {
                throw mismatch(param, given.isEmpty() ? "missing" : "given twice");
            }
            var decoded = HeaderValue.decode(given.getFirst());
            if (decoded.isEmpty()) {
                throw mismatch(param, "malformed");
            }
            if (!says(decoded.get(), value.get())) {
                throw mismatch(param, "not what the body says");
            }
        }
    }

    private static Optional<Json> at(Json.Obj arguments, List<String> path) {
        Json here = arguments;
        for (String name : path) {
            here = here instanceof Json.Obj it ? it.member(name) : null;
            if (here == null) {
                return Optional.empty();
            }
        }
        return here instanceof Json.Null ? Optional.empty() : Optional.of(here);
    }

    private static boolean says(String header, Json value) {
        return switch (value) {
            case Json.Str(var text) -> header.equals(text);
            case Json.Bool it -> header.equals(it.isTrue() ? "true" : "false");
            case Json.Num it -> sameNumber(header, it);
            case Json.Obj _, Json.Arr _, Json.Null _ -> false;
        };
    }

    private static boolean sameNumber(String header, Json.Num value) {
        return header.length() <= NUMBER_CHARS_MAX && NUMBER.matcher(header).matches()
            && new BigDecimal(header).compareTo(value.decimalValue()) == 0;
    }

    private static McpException mismatch(Param param, String what) {
        return new McpError(McpError.HEADER_MISMATCH,
            "Header mismatch: " + param.header + ": " + what + " (expected: the argument's value)").asException();
    }
}
