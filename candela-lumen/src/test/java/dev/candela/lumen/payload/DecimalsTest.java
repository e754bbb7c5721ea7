package dev.candela.lumen.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candela.json.Json;
import dev.candela.lumen.Output;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecimalsTest {
    private static final int ROUNDS = 300_000;

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5", "-0.5, -0.5", "0.25, 0.25", "123456.789, 123456.789", "0.1, 0.1", "0.001, 0.001", "0.01, 0.01",
        "0.0005, 0.00050", "0.00012, 0.00012", "0.000001, 0.0000010", "1.2e-6, 0.0000012", "9.9e-7, 9.9E-7",
        "1e-7, 1.0E-7", "12345678.25, 12345678.25", "100.5, 100.5", "0.30000000000000004, 0.30000000000000004",
        "3.141592653589793, 3.141592653589793", "999999999999999.5, 999999999999999.5", "1e16, 10000000000000000",
        "5.404319553473741E17, 540431955347374080", "9223372036854774784, 9223372036854774784",
        "-9223372036854775808, -9223372036854775808", "9223372036854775808, 9.223372036854776E+18",
        "1e100, 1.0E+100", "5e-324, 4.9E-324", "0, 0", "-0.0, 0", "1, 1", "-7, -7",
        "9007199254740992, 9007199254740992",
        "9007199254740994, 9007199254740994", "12345678901234567000, 1.2345678901234567E+19"
    })
    void a_float_is_spelled_with_the_fewest_digits_that_give_it_back(double value, String text) {
        assertThat(written(value)).isEqualTo(text);
        assertThat(Decimals.number(value).toText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0", "9", "10", "-1", "-10", "99", "100", "1234567890", "9223372036854775807", "-9223372036854775808",
        "1000000000000000000", "-999999999999999999"})
    void an_integer_is_spelled_as_the_jdk_does(long value) {
        var out = new Output(0);
        Decimals.whole(value, out);
        assertThat(new String(out.bytes(), US_ASCII)).isEqualTo(Long.toString(value));
    }

    /// Doubles of any bits, of few digits, and near powers of ten.
    static DoubleStream streams() {
        return DoubleStream.of(1, 2, 3, 4);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void any_float_is_spelled_as_the_jdk_does(double kind) {
        var random = new SplittableRandom((long) kind);
        for (int i = 0; i < ROUNDS; i++) {
            double value = switch ((int) kind) {
                case 1 -> Double.longBitsToDouble(random.nextLong());
                case 2 -> random.nextLong(1_000_000_000L) / Math.pow(10, random.nextInt(12));
                case 3 -> random.nextLong(-2_000_000_000_000_000_000L, 2_000_000_000_000_000_000L)
                    / Math.pow(10, random.nextInt(24));
                default -> Math.pow(10, random.nextInt(-9, 18)) * (1 + random.nextInt(-3, 4) * 0x1p-52);
            };
            if (!Double.isFinite(value)) {
                continue;
            }
            var expected = Math.abs(value) < 0x1p63 && value == Math.rint(value)
                ? Json.Num.of((long) value)
                : Json.Num.of(BigDecimal.valueOf(value));
            if (!written(value).equals(expected.toText()) || !Decimals.number(value).equals(expected)) {
                assertThat(written(value)).isEqualTo(expected.toText());
                assertThat(Decimals.number(value)).isEqualTo(expected);
            }
        }
    }

    /// Exact is what a `double` gives back: the shortest decimal of it, as the JDK finds it, is the number.
    @Test
    void a_decimal_is_written_just_when_its_double_gives_it_back() {
        var random = new SplittableRandom(5);
        int exact = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long digits = random.nextLong() >> random.nextInt(1, 63);
            int scale = random.nextInt(12) == 0 ? random.nextInt(-400, 400) : random.nextInt(-8, 25);
            var value = BigDecimal.valueOf(digits, scale);
            if (i % 2 == 0) {
                value = BigDecimal.valueOf(finite(value) ? value.doubleValue() : 1);
            }
            exact += checkExact(value) ? 1 : 0;
        }
        assertThat(exact).isBetween(ROUNDS / 2, ROUNDS);
    }

    private static boolean finite(BigDecimal value) {
        return Double.isFinite(value.doubleValue());
    }

    /// True when it was written.
    private static boolean checkExact(BigDecimal value) {
        var number = Json.Num.of(value);
        boolean isInteger = number.exactLong().isPresent();
        boolean isFloat = finite(value) && BigDecimal.valueOf(value.doubleValue()).compareTo(value) == 0;
        var out = new Output(16);
        boolean isWritten = Numbers.write(number, new NumberRule(Profile.CANDELA, Precision.EXACT), out);
        if (isWritten != (isInteger || isFloat)) {
            assertThat(isWritten).as("%s", value).isEqualTo(isInteger || isFloat);
        }
        byte[] text = value.toString().getBytes(US_ASCII);
        for (var precision : Precision.values()) {
            var rule = new NumberRule(Profile.CANDELA, precision);
            var fromTree = new Output(16);
            var fromText = new Output(16);
            boolean tree = Numbers.write(number, rule, fromTree);
            boolean same = Numerals.write(text, 0, text.length, rule, fromText);
            if (tree != same || !Arrays.equals(fromTree.bytes(), fromText.bytes())) {
                assertThat(fromText.bytes()).as("%s %s", precision, value).isEqualTo(fromTree.bytes());
                assertThat(same).as("%s %s", precision, value).isEqualTo(tree);
            }
        }
        return isWritten;
    }

    private static String written(double value) {
        var out = new Output(0);
        Decimals.write(value, out);
        return new String(out.bytes(), US_ASCII);
    }
}
