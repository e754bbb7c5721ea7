package dev.candela.feature;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A URI template of RFC 6570, read backwards: which URIs it covers, and what its variables captured.
///
/// `{name}` captures one segment: anything but `/`, at least one character. `{+name}` may span segments. Where several
/// readings fit, a variable captures as much as the variables behind it leave. A capture that would climb out of a
/// directory covers nothing: one with a segment `..` or `.`, or one that begins with a slash behind another slash. Only
/// behind `file://` an absolute path is what belongs there.
///
/// Matching takes one pass over the URI for each part of the template, whatever the URI is, and one bit of memory for
/// each character and part. Immutable, safe for any thread.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6570">RFC 6570</a>
public final class UriTemplate {
    /// Longer URIs are not covered by any template.
    public static final int URI_CHARS_MAX = 65_536;

    private static final int VARIABLES_MAX = 32;

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Variable(String name, boolean isGreedy) implements Part {}
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
            parts.add(new Part.Variable(name, greedy));
            at = close + 1;
        }
        if (names.size() > VARIABLES_MAX) {
            throw invalid(text, "more than " + VARIABLES_MAX + " variables");
        }
        return new UriTemplate(text, parts);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
            && name.chars().allMatch(c -> c == '_' || c == '.' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private static IllegalArgumentException invalid(String text, String what) {
        return new IllegalArgumentException(
            "uriTemplate: " + text + ": " + what + " (expected: literals, {name} and {+name})");
    }

    /// Names of the variables, in order.
    public List<String> variables() {
        return parts.stream().flatMap(it -> switch (it) {
            case Part.Literal _ -> Stream.<String>empty();
            case Part.Variable(var name, _) -> Stream.of(name);
        }).toList();
    }

    /// What the variables capture of a URI, percent-decoded; empty when the template does not cover it, or a capture
    /// is no valid percent-encoding.
    public Optional<Map<String, String>> match(String uri) {
        if (uri.length() > URI_CHARS_MAX || !(parts.isEmpty() || mayStart(parts.getFirst(), uri))) {
            return Optional.empty();
        }
        var fits = fits(uri);
        return fits.getFirst().get(0) ? captures(uri, fits) : Optional.empty();
    }

    private static boolean mayStart(Part first, String uri) {
        return !(first instanceof Part.Literal(var text)) || uri.startsWith(text);
    }

    /// For each part, the places from which it and all parts behind it fit the rest of the URI.
    private List<BitSet> fits(String uri) {
        var fits = new ArrayList<BitSet>(parts.size() + 1);
        var behind = new BitSet();
        behind.set(uri.length());
        fits.add(behind);
        for (var part : parts.reversed()) {
            behind = switch (part) {
                case Part.Literal(var text) -> before(text, uri, behind);
                case Part.Variable(_, boolean isGreedy) ->
                    isGreedy ? beforeAnything(behind) : beforeSegment(uri, behind);
            };
            fits.add(behind);
        }
        return fits.reversed();
    }

    private static BitSet before(String literal, String uri, BitSet behind) {
        var fits = new BitSet();
        for (int end = behind.nextSetBit(0); end >= 0; end = behind.nextSetBit(end + 1)) {
            int at = end - literal.length();
            if (at >= 0 && uri.startsWith(literal, at)) {
                fits.set(at);
            }
        }
        return fits;
    }

    private static BitSet beforeSegment(String uri, BitSet behind) {
        var fits = new BitSet();
        boolean reaches = false;
        for (int at = uri.length() - 1; at >= 0; at--) {
            reaches = uri.charAt(at) != '/' && (reaches || behind.get(at + 1));
            fits.set(at, reaches);
        }
        return fits;
    }

    private static BitSet beforeAnything(BitSet behind) {
        var fits = new BitSet();
        fits.set(0, Math.max(0, behind.length() - 1));
        return fits;
    }

    private Optional<Map<String, String>> captures(String uri, List<BitSet> fits) {
        var captured = new LinkedHashMap<String, String>();
        String before = "";
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Literal(var literal) -> {
                    before = literal;
                    at += literal.length();
                }
                case Part.Variable(var name, boolean isGreedy) -> {
                    int slash = isGreedy ? -1 : uri.indexOf('/', at);
                    int end = fits.get(i + 1).previousSetBit(slash < 0 ? uri.length() : slash);
                    var value = Percent.decode(uri.substring(at, end));
                    if (value.isEmpty() || climbs(value.get(), before)) {
                        return Optional.empty();
                    }
                    captured.put(name, value.get());
                    at = end;
                }
            }
        }
        return Optional.of(captured);
    }

    /// Whether a capture, used as a path, would lead out of where it starts, or stop early.
    private static boolean climbs(String captured, String before) {
        boolean isAbsolute = captured.startsWith("/") || captured.startsWith("\\");
        boolean isInDirectory = before.endsWith("/") && !before.equals("file://");
        return (isAbsolute && isInDirectory) || captured.indexOf('\0') >= 0
            || Stream.of(captured.split("[/\\\\]", -1)).anyMatch(it -> it.equals("..") || it.equals("."));
    }

    @Override
    public String toString() {
        return text;
    }
}
