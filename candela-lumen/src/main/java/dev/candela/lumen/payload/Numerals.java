package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.lumen.Output;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// Numbers as JSON texts spell them, on their way to a payload.
final class Numerals {
    /// Digits that always fit into 64 bits.
    private static final int DIGITS_MAX = 18;

    /// Letter, sign and digits of an exponent beyond which the number is left to the JDK.
    private static final int EXPONENT_CHARS_MAX = 4;

    private Numerals() {}

    /// Appends the number that is spelled there, which is known to be valid; false when it cannot be said exactly.
    static boolean write(byte[] text, int from, int to, NumberRule rule, Output out) {
        boolean isNegative = text[from] == '-';
        int i = isNegative ? from + 1 : from;
        int digitsFrom = i;
        long digits = 0;
        while (i < to && text[i] >= '0') { // below every digit is the point, above them the letter of the exponent
            if (text[i] > '9') {
                break;
            }
            digits = 10 * digits + text[i++] - '0';
        }
        if (i == to) {
            return i - digitsFrom <= DIGITS_MAX
                ? Numbers.integer(isNegative ? -digits : digits, rule, out)
                : slow(text, from, to, rule, out);
        }
        int scale = 0;
        if (text[i] == '.') {
            int fractionFrom = ++i;
            while (i < to && text[i] >= '0' && text[i] <= '9') {
                digits = 10 * digits + text[i++] - '0';
            }
            scale = i - fractionFrom;
        }
        int digitsAndPoint = scale == 0 ? DIGITS_MAX : DIGITS_MAX + 1;
        if (i - digitsFrom > digitsAndPoint || to - i > EXPONENT_CHARS_MAX) {
            return slow(text, from, to, rule, out);
        }
        if (i < to) {
            scale -= exponent(text, i + 1, to);
        }
        return Numbers.write(isNegative ? -digits : digits, scale, rule, out);
    }

    private static int exponent(byte[] text, int from, int to) {
        boolean hasSign = text[from] == '-' || text[from] == '+';
        int exponent = 0;
        for (int i = hasSign ? from + 1 : from; i < to; i++) {
            exponent = 10 * exponent + text[i] - '0';
        }
        return text[from] == '-' ? -exponent : exponent;
    }

    private static boolean slow(byte[] text, int from, int to, NumberRule rule, Output out) {
        var value = new BigDecimal(new String(text, from, to - from, StandardCharsets.US_ASCII));
        return Numbers.write(Json.Num.of(value), rule, out);
    }
}
