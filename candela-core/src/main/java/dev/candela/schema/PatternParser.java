package dev.candela.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Reads a regular expression in the syntax of ECMA-262.
///
/// As forgiving as browsers without their Unicode flag about a lone brace or bracket and about escapes of punctuation,
/// since schemas in use rely on it; look-behind, back-references and unknown escapes are refused.
final class PatternParser {
    private static final int GROUP_DEPTH_MAX = 100;
    private static final int COUNT_DIGITS_MAX = 6;

    private final String text;
    private int at;
    private int groupDepth;

    private PatternParser(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException when it is not a regular expression, or one of those refused
    static PatternNode parse(String text) {
        var parser = new PatternParser(text);
        var node = parser.choice();
        if (!parser.isAtEnd()) {
            throw parser.wrong("an unmatched )");
        }
        return node;
    }

    private PatternNode choice() {
        var first = sequence();
        if (isAtEnd() || peek() != '|') {
            return first;
        }
        var options = new ArrayList<>(List.of(first));
        while (accept('|')) {
            options.add(sequence());
        }
        return new PatternNode.Choice(options);
    }

    private PatternNode sequence() {
        var parts = new ArrayList<PatternNode>();
        while (!isAtEnd() && peek() != '|' && peek() != ')') {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.getFirst() : new PatternNode.Sequence(parts);
    }

    private PatternNode atom() {
        int c = next();
        return switch (c) {
            case '^' -> new PatternNode.At(PatternNode.Place.START);
            case '$' -> new PatternNode.At(PatternNode.Place.END);
            case '.' -> new PatternNode.One(it -> !CodePoints.isLineEnd(it));
            case '(' -> group();
            case '[' -> new PatternNode.One(set());
            case '\\' -> escape();
            case '*', '+', '?' -> throw wrong("nothing to repeat");
            default -> literal(c);
        };
    }

    private static PatternNode literal(int c) {
        return new PatternNode.One(it -> it == c);
    }

    private PatternNode group() {
        if (++groupDepth > GROUP_DEPTH_MAX) {
            throw wrong("too many groups inside each other");
        }
        PatternNode node;
        if (accept("?:")) {
            node = choice();
        } else if (accept("?=")) {
            node = new PatternNode.Look(choice(), false);
        } else if (accept("?!")) {
            node = new PatternNode.Look(choice(), true);
        } else {
            skipGroupName();
            node = choice();
        }
        if (!accept(')')) {
            throw wrong("an unclosed group");
        }
        groupDepth--;
        return node;
    }

    private void skipGroupName() {
        if (isAtEnd() || peek() != '?') {
            return;
        }
        if (!accept("?<") || isAtEnd() || peek() == '=' || peek() == '!') {
            throw wrong("a look-behind, a flag or an unknown group");
        }
        int end = text.indexOf('>', at);
        if (end <= at) {
            throw wrong("a group without a name");
        }
        at = end + 1;
    }

    private PatternNode repeated(PatternNode body) {
        if (isAtEnd()) {
            return body;
        }
        return switch (peek()) {
            case '*' -> repeat(body, 0, PatternNode.UNBOUNDED);
            case '+' -> repeat(body, 1, PatternNode.UNBOUNDED);
            case '?' -> repeat(body, 0, 1);
            case '{' -> counted(body);
            default -> body;
        };
    }

    private PatternNode repeat(PatternNode body, int min, int max) {
        at++;
        accept('?'); // a lazy match finds another text, not another answer
        if (!isAtEnd() && "*+?{".indexOf(peek()) >= 0) {
            throw wrong("nothing to repeat");
        }
        return new PatternNode.Repeat(body, min, max);
    }

    /// `{n}`, `{n,}` or `{n,m}`; any other brace stands for itself.
    private PatternNode counted(PatternNode body) {
        int start = at++;
        int min = count();
        int max = min;
        if (min >= 0 && accept(',')) {
            max = !isAtEnd() && peek() == '}' ? PatternNode.UNBOUNDED : count();
            if (max != PatternNode.UNBOUNDED && max < min) {
                throw wrong("a count that ends before it begins, or not at all");
            }
        }
        if (min < 0 || isAtEnd() || peek() != '}') {
            at = start;
            return body;
        }
        return repeat(body, min, max);
    }

    /// A count, or -1 when there is none here.
    private int count() {
        int start = at;
        while (!isAtEnd() && CodePoints.isDigit(peek())) {
            at++;
        }
        if (at - start > COUNT_DIGITS_MAX) {
            throw wrong("a count of more than " + COUNT_DIGITS_MAX + " digits");
        }
        return at == start ? -1 : Integer.parseInt(text.substring(start, at));
    }

    private PatternNode escape() {
        if (accept('b')) {
            return new PatternNode.At(PatternNode.Place.WORD_EDGE);
        }
        if (accept('B')) {
            return new PatternNode.At(PatternNode.Place.NOT_WORD_EDGE);
        }
        return new PatternNode.One(new PatternEscape(this).read());
    }

    private IntPredicate set() {
        boolean negated = accept('^');
        var items = new ArrayList<IntPredicate>();
        while (!accept(']')) {
            items.add(setItem());
        }
        return new PatternSet(items, negated);
    }

    private IntPredicate setItem() {
        IntPredicate first = setAtom();
        boolean range = at + 1 < text.length() && peek() == '-' && text.charAt(at + 1) != ']';
        if (!range || !(first instanceof PatternEscape.Single(int low))) {
            return first;
        }
        at++;
        IntPredicate last = setAtom();
        if (!(last instanceof PatternEscape.Single(int high))) {
            return first.or(last).or(new PatternEscape.Single('-'));
        }
        if (high < low) {
            throw wrong("a range that ends before it begins");
        }
        return c -> c >= low && c <= high;
    }

    private IntPredicate setAtom() {
        if (isAtEnd()) {
            throw wrong("an unclosed [");
        }
        int c = next();
        if (c != '\\') {
            return new PatternEscape.Single(c);
        }
        return accept('b') ? new PatternEscape.Single('\b') : new PatternEscape(this).read();
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    char peek() {
        return text.charAt(at);
    }

    int next() {
        if (isAtEnd()) {
            throw wrong("an unfinished escape");
        }
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean accept(char c) {
        boolean found = !isAtEnd() && peek() == c;
        if (found) {
            at++;
        }
        return found;
    }

    private boolean accept(String token) {
        boolean found = text.startsWith(token, at);
        if (found) {
            at += token.length();
        }
        return found;
    }

    /// What stands up to the next `}`, which is passed.
    String upToBrace() {
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw wrong("an unclosed {");
        }
        String inside = text.substring(at, end);
        at = end + 1;
        return inside;
    }

    /// That many hexadecimal digits, which are passed; -1 when there are fewer.
    int hex(int digits) {
        if (at + digits > text.length() || !isHex(text.substring(at, at + digits))) {
            return -1;
        }
        int value = Integer.parseInt(text.substring(at, at + digits), 16);
        at += digits;
        return value;
    }

    /// The second half of a surrogate pair, as an escape, which is passed; -1 when there is none here.
    int lowSurrogate() {
        int start = at;
        if (accept("\\u")) {
            int low = hex(4);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return low;
            }
        }
        at = start;
        return -1;
    }

    static boolean isHex(String digits) {
        return !digits.isEmpty() && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("pattern: " + Shown.text(text) + " (expected: a regular expression of "
            + "ECMA-262, without look-behind and back-references; found at " + at + ": " + what + ")");
    }
}
