package dev.candela.schema;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The named sets of code points that a regular expression can ask for, with the meaning ECMA-262 gives them.
final class CodePoints {
    /// Long names of general categories, which the JDK knows only by their short ones.
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
        Map.entry("Letter", "L"), Map.entry("Mark", "M"), Map.entry("Number", "N"), Map.entry("Punctuation", "P"),
        Map.entry("punct", "P"), Map.entry("Symbol", "S"), Map.entry("Separator", "Z"), Map.entry("Other", "C"),
        Map.entry("Uppercase_Letter", "Lu"), Map.entry("Lowercase_Letter", "Ll"),
        Map.entry("Titlecase_Letter", "Lt"), Map.entry("Cased_Letter", "LC"), Map.entry("Modifier_Letter", "Lm"),
        Map.entry("Other_Letter", "Lo"), Map.entry("Decimal_Number", "Nd"), Map.entry("digit", "Nd"),
        Map.entry("Letter_Number", "Nl"), Map.entry("Other_Number", "No"), Map.entry("Space_Separator", "Zs"),
        Map.entry("Control", "Cc"), Map.entry("cntrl", "Cc"), Map.entry("Currency_Symbol", "Sc"),
        Map.entry("Math_Symbol", "Sm"), Map.entry("Dash_Punctuation", "Pd"));

    private CodePoints() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    }

    static boolean isSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0xFEFF || isLineEnd(c)
            || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
    }

    /// The set behind `\p{…}`: a general category, a binary property, or a script as `Script=…`.
    static Optional<IntPredicate> property(String name) {
        if (!name.matches("[A-Za-z_]{1,64}(=[A-Za-z_]{1,64})?")) {
            return Optional.empty();
        }
        int equals = name.indexOf('=');
        String key = equals < 0 ? "" : name.substring(0, equals);
        String value = name.substring(equals + 1);
        String category = CATEGORIES.getOrDefault(value, value);
        return switch (key) {
            case "" -> category.length() <= 2 ? jdk(category) : jdk("Is" + value);
            case "General_Category", "gc" -> jdk("gc=" + category);
            case "Script", "sc", "Script_Extensions", "scx" -> jdk("script=" + value);
            default -> Optional.empty();
        };
    }

    /// Asks the JDK about one code point at a time, so its way of matching cannot cost anything.
    private static Optional<IntPredicate> jdk(String property) {
        try {
            var one = Pattern.compile("\\p{" + property + "}").asMatchPredicate();
            return Optional.of(c -> one.test(Character.toString(c)));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
