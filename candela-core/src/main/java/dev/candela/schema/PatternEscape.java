package dev.candela.schema;

import java.util.function.IntPredicate;

/// Reads what follows a backslash and stands for code points.
final class PatternEscape {
    private static final int HEX_DIGITS_MAX = 6;

    private final PatternParser parser;

    PatternEscape(PatternParser parser) {
        this.parser = parser;
    }

    /// Exactly one code point, so that it can begin or end a range.
    record Single(int codePoint) implements IntPredicate {
        @Override
        public boolean test(int c) {
            return c == codePoint;
        }
    }

    IntPredicate read() {
        int c = parser.next();
        return switch (c) {
            case 'd' -> CodePoints::isDigit;
            case 'D' -> it -> !CodePoints.isDigit(it);
            case 'w' -> CodePoints::isWord;
            case 'W' -> it -> !CodePoints.isWord(it);
            case 's' -> CodePoints::isSpace;
            case 'S' -> it -> !CodePoints.isSpace(it);
            case 'p' -> property();
            case 'P' -> property().negate();
            case 't' -> new Single('\t');
            case 'n' -> new Single('\n');
            case 'v' -> new Single(0x0B);
            case 'f' -> new Single('\f');
            case 'r' -> new Single('\r');
            case '0' -> new Single(0);
            case 'c' -> control();
            case 'x' -> hexadecimal(2);
            case 'u' -> unicode();
            default -> punctuation(c);
        };
    }

    private IntPredicate property() {
        if (!parser.accept('{')) {
            throw parser.wrong("a property without its name");
        }
        return CodePoints.property(parser.upToBrace()).orElseThrow(() -> parser.wrong("an unknown property"));
    }

    private IntPredicate control() {
        int letter = parser.next();
        if (letter >= 0x80 || !Character.isLetter(letter)) {
            throw parser.wrong("an unknown control character");
        }
        return new Single(letter % 32);
    }

    private IntPredicate hexadecimal(int digits) {
        int value = parser.hex(digits);
        if (value < 0) {
            throw parser.wrong("an escape without its " + digits + " hexadecimal digits");
        }
        return new Single(value);
    }

    /// Four digits, or any number of them in braces; two halves of a surrogate pair are one code point.
    private IntPredicate unicode() {
        if (parser.accept('{')) {
            String digits = parser.upToBrace();
            boolean fits = PatternParser.isHex(digits) && digits.length() <= HEX_DIGITS_MAX;
            int value = fits ? Integer.parseInt(digits, 16) : -1;
            if (!Character.isValidCodePoint(value)) {
                throw parser.wrong("an escape of no code point");
            }
            return new Single(value);
        }
        var first = hexadecimal(4);
        if (first instanceof Single(int high) && Character.isBmpCodePoint(high)
            && Character.isHighSurrogate((char) high)) {
            int low = parser.lowSurrogate();
            return low < 0 ? first : new Single(Character.toCodePoint((char) high, (char) low));
        }
        return first;
    }

    private IntPredicate punctuation(int c) {
        if (c == '_' || !Character.isLetterOrDigit(c)) {
            return new Single(c);
        }
        throw parser.wrong("a back-reference or an unknown escape");
    }
}
