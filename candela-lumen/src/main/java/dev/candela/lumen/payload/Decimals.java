package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.lumen.Output;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// Decimals of few digits and the doubles that stand for them, without big numbers.
///
/// Every decimal of at most 15 digits has a `double` that gives back just that decimal, and no other so short one. And
/// dividing an integer below 2^53 by a power of ten up to 10^22, both of which are doubles, is rounded once. So what
/// has few digits can be read and written with one division; everything else is left to the JDK.
final class Decimals {
    /// Digits that any decimal keeps on its way through a `double`.
    static final int DIGITS_MAX = 15;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
        1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    private static final long DIGITS_END = 1_000_000_000_000_000L;

    /// Digits behind the point that are tried first: most numbers that people write have fewer.
    private static final int SCALE_FIRST = 6;

    /// From here down the JDK writes an exponent, and so do we.
    private static final double PLAIN_MIN = 1e-6;

    /// Below this the JDK gives a lone digit a zero to follow.
    private static final double LONE_DIGIT_MIN = 1e-3;

    private static final int CHARS_MAX = 40;

    /// Low bits that hold how many digits are behind the point: at most 21.
    private static final int SCALE_BITS = 5;
    private static final int SCALE_MASK = (1 << SCALE_BITS) - 1;
    private static final long NOT_FEW = -1;

    private Decimals() {}

    /// The `double` nearest to `digits / 10^scale`, which gives back just this decimal; not a number when that is not
    /// easily known.
    static double of(long digits, int scale) {
        if (digits <= -DIGITS_END || digits >= DIGITS_END || scale <= -POWERS.length || scale >= POWERS.length) {
            return Double.NaN;
        }
        return scale >= 0 ? digits / POWERS[scale] : digits * POWERS[-scale];
    }

    /// The number that a finite `double` is: the integer, where it is one of 64 bits; else the fewest digits that give
    /// it back, spelled as by [BigDecimal#valueOf(double)].
    static Json.Num number(double value) {
        if (Numbers.isWhole(value)) {
            return Json.Num.of((long) value);
        }
        long few = few(Math.abs(value));
        if (few == NOT_FEW) {
            return Json.Num.of(BigDecimal.valueOf(value));
        }
        long digits = few >> SCALE_BITS;
        return Json.Num.of(BigDecimal.valueOf(value < 0 ? -digits : digits, (int) few & SCALE_MASK));
    }

    /// Appends what [JsonWriter][dev.candela.json.JsonWriter] writes for the [#number].
    static void write(double value, Output out) {
        long few = Numbers.isWhole(value) ? NOT_FEW : few(Math.abs(value));
        if (few == NOT_FEW) {
            slow(value, out);
        } else {
            plain(few >> SCALE_BITS, (int) few & SCALE_MASK, value < 0, out);
        }
    }

    private static void slow(double value, Output out) {
        if (Numbers.isWhole(value)) {
            whole((long) value, out);
            return;
        }
        byte[] text = number(value).toText().getBytes(StandardCharsets.US_ASCII);
        out.write(text, 0, text.length);
    }

    /// The digits of a number that is not whole, and how many of them are behind the point, in one; [#NOT_FEW] when the
    /// digits are too many or the JDK would write an exponent.
    private static long few(double magnitude) {
        if (magnitude < PLAIN_MIN || magnitude >= DIGITS_END) {
            return NOT_FEW;
        }
        long few = few(magnitude, SCALE_FIRST);
        return few == NOT_FEW ? few(magnitude, DIGITS_MAX - integerDigits(magnitude)) : few;
    }

    /// The same, when there are no more than so many digits behind the point.
    private static long few(double magnitude, int scale) {
        long digits = Math.round(magnitude * POWERS[scale]);
        if (digits >= DIGITS_END || digits / POWERS[scale] != magnitude) {
            return NOT_FEW;
        }
        int fraction = scale;
        while (digits % 10 == 0) {
            digits /= 10;
            fraction--;
        }
        if (digits < 10 && magnitude < LONE_DIGIT_MIN) {
            digits *= 10;
            fraction++;
        }
        return digits << SCALE_BITS | fraction;
    }

    /// How many digits a number has before the point; less than none, by the zeros behind it, when below 0.1.
    private static int integerDigits(double magnitude) {
        int digits = 0;
        for (double it = magnitude; it < 0.1; it *= 10) {
            digits--;
        }
        while (magnitude >= POWERS[Math.max(digits, 0)]) {
            digits++;
        }
        return digits;
    }

    private static void plain(long digits, int fraction, boolean isNegative, Output out) {
        byte[] array = out.room(CHARS_MAX);
        int at = out.size();
        if (isNegative) {
            array[at++] = '-';
        }
        int point = at + Math.max(1, chars(digits) - fraction);
        int end = point + 1 + fraction;
        long rest = digits;
        for (int i = end - 1; i > point; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        array[point] = '.';
        for (int i = point - 1; i >= at; i--) {
            array[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out.end(end);
    }

    /// Appends an integer.
    static void whole(long value, Output out) {
        byte[] array = out.room(CHARS_MAX);
        int at = out.size();
        // Negative numbers have one more, so the sign is taken off towards them.
        long rest = value < 0 ? value : -value;
        if (value < 0) {
            array[at++] = '-';
        }
        int end = at + (rest > -10 ? 1 : chars(-(rest / 10)) + 1);
        for (int i = end - 1; i >= at; i--) {
            array[i] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        out.end(end);
    }

    private static int chars(long digits) {
        int chars = 1;
        for (long it = digits; it >= 10; it /= 10) {
            chars++;
        }
        return chars;
    }
}
