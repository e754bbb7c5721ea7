package dev.candela.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A URI template of RFC 6570, read backwards: which URIs it covers, and what its variables captured.
///
/// `{name}` captures one segment: anything but `/`, at least one character. `{+name}` captures greedily and may span
/// segments. A capture that would climb out of a directory (`..`) covers nothing. Matching works from left to right with one step back to the last greedy variable, in time linear in the
/// length of the URI per literal part; there is no regular expression that a URI could make slow.
public final class UriTemplate {
    private static final int VARIABLES_MAX = 32;

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Segment(String name) implements Part {}

        record Greedy(String name) implements Part {}
    }

    private final String text;
    private final List<Part> parts;

    private UriTemplate(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /// @throws IllegalArgumentException when the text is no template of this kind
    public static UriTemplate parse(String text) {
        var parts = new ArrayList<Part>();
        var names = new HashSet<String>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int close = text.indexOf('}', at);
            if (open < 0 && close < 0) {
                parts.add(new Part.Literal(text.substring(at)));
                break;
            }
            if (open < 0 || close < open) {
                throw invalid(text, "a brace that matches no other");
            }
            if (open > at) {
                parts.add(new Part.Literal(text.substring(at, open)));
            } else if (!parts.isEmpty() && !(parts.getLast() instanceof Part.Literal)) {
                throw invalid(text, "two variables with nothing between");
            }
            boolean greedy = text.startsWith("+", open + 1);
            String name = text.substring(open + (greedy ? 2 : 1), close);
            if (!isName(name) || !names.add(name)) {
                throw invalid(text, "a variable without a name of its own");
            }
            parts.add(greedy ? new Part.Greedy(name) : new Part.Segment(name));
            at = close + 1;
        }
        if (names.size() > VARIABLES_MAX) {
            throw invalid(text, "more than " + VARIABLES_MAX + " variables");
        }
        return new UriTemplate(text, parts);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c == '_' || c == '.' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private static IllegalArgumentException invalid(String text, String what) {
        return new IllegalArgumentException(
            "uriTemplate: " + text + ": " + what + " (expected: literals, {name} and {+name})");
    }

    /// Names of the variables, in order.
    public List<String> variables() {
        return parts.stream().flatMap(it -> switch (it) {
            case Part.Literal _ -> Stream.<String>empty();
            case Part.Segment(var name) -> Stream.of(name);
            case Part.Greedy(var name) -> Stream.of(name);
        }).toList();
    }

    /// What the variables capture of a URI, percent-decoded; empty when the template does not cover it, or a capture
    /// is no valid percent-encoding.
    public Optional<Map<String, String>> match(String uri) {
        var captured = new LinkedHashMap<String, String>();
        return match(uri, 0, 0, captured) ? Optional.of(captured) : Optional.empty();
    }

    private boolean match(String uri, int at, int part, Map<String, String> captured) {
        if (part == parts.size()) {
            return at == uri.length();
        }
        return switch (parts.get(part)) {
            case Part.Literal(var literal) ->
                uri.startsWith(literal, at) && match(uri, at + literal.length(), part + 1, captured);
            case Part.Segment(var name) -> {
                int slash = uri.indexOf('/', at);
                yield capture(uri, at, slash < 0 ? uri.length() : slash, part, name, captured);
            }
            case Part.Greedy(var name) -> capture(uri, at, uri.length(), part, name, captured);
        };
    }

    /// Captures as much as the literal behind the variable leaves, which is its last place before `end`.
    private boolean capture(String uri, int at, int end, int part, String name, Map<String, String> captured) {
        boolean last = part + 1 == parts.size();
        String literal = !last && parts.get(part + 1) instanceof Part.Literal(var it) ? it : "";
        int stop = last ? end : lastStart(uri, literal, at, end, part);
        if (stop <= at || (last && end != uri.length())) {
            return false;
        }
        var value = Percent.decode(uri.substring(at, stop));
        if (value.isEmpty() || climbs(value.get())) {
            return false;
        }
        captured.put(name, value.get());
        return last || match(uri, stop, part + 1, captured);
    }

    /// Whether a capture, used as a path, would lead out of where it starts, or stop early.
    private static boolean climbs(String captured) {
        return captured.indexOf('\0') >= 0
            || Stream.of(captured.split("[/\\\\]", -1)).anyMatch(it -> it.equals("..") || it.equals("."));
    }

    private int lastStart(String uri, String literal, int at, int end, int part) {
        boolean closing = part + 2 == parts.size();
        if (closing && uri.endsWith(literal)) {
            int stop = uri.length() - literal.length();
            return stop <= end ? stop : -1;
        }
        return closing ? -1 : uri.lastIndexOf(literal, end) > at ? uri.lastIndexOf(literal, end) : -1;
    }

    @Override
    public String toString() {
        return text;
    }
}
