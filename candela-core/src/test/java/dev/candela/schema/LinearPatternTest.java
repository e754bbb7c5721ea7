package dev.candela.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Regular expressions: what they match, which are refused, and that none of them can hang.
class LinearPatternTest {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private static boolean matches(String pattern, String text) {
        return LinearPattern.of(pattern).isIn(text, new Work(SchemaLimits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = ' ', value = {
        "abc xabcx true", "abc xabx false", "^abc$ abc true", "^abc$ xabc false", "^abc$ abcx false",
        "a|b|c xcx true", "^(a|b)c$ bc true", "^(?:a|bc)*$ abcbca true", "^(?:a|bc)*$ abcb false",
        "^a?b$ b true", "^a?b$ aab false", "^a+$ aaa true", "^a+?$ aaa true", "^a{2}$ aa true", "^a{2}$ aaa false",
        "^a{2,}$ aaaa true", "^a{2,3}$ aaaa false", "^a{0,2}?$ aa true", "^(a{1,2}){2}$ aaa true",
        "^[a-c]+$ abc true", "^[a-c]+$ abd false", "^[^a-c]+$ xyz true", "^[^a-c]+$ xaz false", "^[]-]$ ] false",
        "^[\\]\\-a]+$ ]-a true", "^[a-]+$ a-a true", "^[\\w-.]+$ a-b.c true", "^[\\d-z]+$ 1-z true", "^.$ 😀 true",
        "^..$ 😀 false", "^[😀-😂]$ 😁 true", "^\\u{1F600}$ 😀 true", "^\\uD83D\\uDE00$ 😀 true", "^\\x41\\u0042$ AB true",
        "^\\d+$ 123 true", "^\\d+$ ١٢٣ false", "^\\D+$ ab true", "^\\w+$ a_9 true", "^\\w+$ é false", "^\\W$ é true",
        "^\\S+$ ab true", "\\bfoo\\b a.foo.b true", "\\bfoo\\b afoo false", "\\Bo foo true", "^\\p{L}+$ éß true",
        "^\\p{Lu}$ É true", "^\\p{Letter}$ é true", "^\\P{L}$ 1 true", "^\\p{Script=Greek}+$ αβγ true",
        "^\\p{sc=Greek}$ a false", "^\\p{Alphabetic}$ a true", "^\\p{digit}$ ١ true", "^\\p{gc=Nd}$ 7 true",
        "^a\\.b$ a.b true", "^a\\.b$ axb false", "^\\/\\-\\_\\@$ /-_@ true", "^a{x}$ a{x} true", "^a]}$ a]} true",
        "^(?=.*\\d)(?=.*[a-z]).{4,}$ abc1 true", "^(?=.*\\d)(?=.*[a-z]).{4,}$ abcd false",
        "^(?!admin)\\w+$ user true", "^(?!admin)\\w+$ administrator false", "^(?<year>\\d{4})$ 2026 true",
        "^(a*)*$ aaa true", "^(a|b|ab)*c$ abababc true", "(^|x)a xa true", "a($|x) ba true", "^\\cJ$ a false",
        "^[\\b]$ b false", "^\\0$ 0 false", "^(?:)$ a false", "^$ a false", "x* abc true",
    })
    void matches_are_those_of_ecmascript(String pattern, String text, boolean expected) {
        assertThat(matches(pattern, text)).isEqualTo(expected);
    }

    @Test
    void white_space_and_line_ends_are_those_of_ecmascript() {
        assertThat(matches("^\\s+$", " \t\n\u000B\f\r\u00A0\u1680\u2003\u2028\u2029\u202F\u3000\uFEFF")).isTrue();
        assertThat(matches("\\s", "\u0085\u200B")).isFalse();
        assertThat(matches("^.$", "\n")).isFalse();
        assertThat(matches("^.$", "\u2028")).isFalse();
        assertThat(matches("^.$", "\u0085")).isTrue();
        assertThat(matches("^a$", "a\n")).as("the end is the end, not the last line").isFalse();
        assertThat(matches("^$", "")).isTrue();
        assertThat(matches("^\\t\\n\\v\\f\\r\\cJ\\0[\\b]$", "\t\n\u000B\f\r\n\0\b")).isTrue();
    }

    @Test
    void half_a_surrogate_pair_is_a_character_of_its_own() {
        assertThat(matches("^.$", "\uD83D")).isTrue();
        assertThat(matches("^\\uD83D$", "\uD83D")).isTrue();
        assertThat(matches("\\uDE00", "\uD83D\uDE00")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(", ")", "(?", "(?:", "[", "[a", "*", "+a", "a**", "a{2}{3}", "a{3,2}", "a{9999999}", "\\", "\\1", "\\k<a>",
        "(?<=a)b", "(?<!a)b", "(?i)a", "(?<>a)", "\\Z", "\\A", "\\h", "\\x4", "\\u12", "\\u{110000}", "\\p", "\\p{",
        "\\p{}", "\\p{Nope}", "\\p{a b}", "[b-a]", "\\c1"})
    void what_cannot_be_used_is_refused_with_the_reason(String pattern) {
        assertThatThrownBy(() -> LinearPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("pattern: " + pattern + " (expected: a regular expression of ECMA-262, ")
            .hasMessageContaining("; found at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{99999}", "(a{1000}){1000}", "(((a{100}){100}){100}){100}", "(?:a?){50000}"})
    void a_pattern_that_grows_too_large_is_refused_before_it_does(String pattern) {
        assertThatThrownBy(() -> LinearPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("pattern: too large");
    }

    @Test
    void a_pattern_that_is_too_long_or_nested_too_deeply_is_refused() {
        assertThatThrownBy(() -> LinearPattern.of("a".repeat(8193))).hasMessage(
            "pattern: 8193 characters (expected: at most 8192)");
        assertThatThrownBy(() -> LinearPattern.of("(".repeat(101) + ")".repeat(101)))
            .hasMessageContaining("too many groups inside each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*)*b$", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(a?){200}a{200}$",
        "(x+x+)+y", "^(?:|a|){100}$", "(.*)*(.*)*(.*)*b$", "^(a*)*b$"})
    void no_pattern_hangs_on_any_text(String pattern) {
        String text = "a".repeat(2000) + "!";

        assertThat(assertTimeoutPreemptively(BOUND, () -> matches(pattern, text))).isFalse();
    }

    @Test
    void an_empty_text_is_no_way_around_the_bound() {
        assertThat(assertTimeoutPreemptively(BOUND, () -> matches("(?:|){1000}z", ""))).isFalse();
        assertThat(assertTimeoutPreemptively(BOUND, () -> matches("(?:(?:)|(?:)){1000}$", ""))).isTrue();
    }

    @Test
    void a_long_text_does_not_overflow_the_stack() {
        assertThat(matches("^(a|b)*$", "ab".repeat(500_000))).isTrue();
    }

    @Test
    void looking_ahead_again_and_again_ends_when_the_work_is_used_up() {
        String text = "a".repeat(100_000);

        assertThatThrownBy(() -> assertTimeoutPreemptively(BOUND, () -> matches("(?=.*b)c", text)))
            .isInstanceOf(Work.Exhausted.class);
    }

    /// Where the JDK's engine means the same, both must say the same.
    @Test
    void random_patterns_agree_with_the_jdk() {
        var random = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            String pattern = pattern(random, 3);
            var jdk = Pattern.compile(pattern);
            for (int j = 0; j < 5; j++) {
                String text = text(random);
                assertThat(matches(pattern, text)).as("%s in \"%s\"", pattern, text)
                    .isEqualTo(jdk.matcher(text).find());
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append("abc-".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private static String pattern(Random random, int depth) {
        if (depth == 0) {
            String[] atoms = {"a", "b", "c", ".", "[ab]", "[^a]", "\\w", "\\W", "^", "$", "\\b", "\\B", "-"};
            return atoms[random.nextInt(atoms.length)];
        }
        String inner = pattern(random, depth - 1);
        String other = pattern(random, depth - 1);
        String[] repeats = {"*", "+", "?", "{2}", "{1,2}", "{0,1}?", "*?"};
        return switch (random.nextInt(6)) {
            case 0 -> inner + "|" + other;
            case 1 -> "(?:" + inner + ")" + repeats[random.nextInt(repeats.length)];
            case 2 -> "(?=" + inner + ")" + other;
            case 3 -> "(?!" + inner + ")" + other;
            case 4 -> "(" + inner + "|)" + other;
            default -> inner + other;
        };
    }
}
