package dev.candela.lumen.payload;

import dev.candela.json.Json;
import dev.candela.lumen.Output;
import java.math.BigDecimal;

/// Which numbers are integers on the wire, which are floats, and which cannot be said.
final class Numbers {
    private static final int INTEGER_BYTES_MAX = 10;

    /// Up to here every integer is a `double`.
    private static final double WHOLE_MAX = 0x1p53;

    private static final double LONG_END = 0x1p63;

    private Numbers() {}

    /// Appends a number; false when it cannot be said exactly.
    static boolean write(Json.Num number, NumberRule rule, Output out) {
        return switch (number) {
            case Json.Whole(long value) -> integer(value, rule, out);
            case Json.Decimal(BigDecimal value) -> switch (rule.precision()) {
                case EXACT -> exact(number, value, rule, out);
                case NEAREST -> nearest(value.doubleValue(), rule, out);
            };
        };
    }

    private static boolean exact(Json.Num number, BigDecimal value, NumberRule rule, Output out) {
        double nearest = value.doubleValue();
        boolean isShort = value.precision() <= Decimals.DIGITS_MAX && Math.abs(nearest) < WHOLE_MAX;
        if (isShort && nearest != Math.rint(nearest) && Math.abs(nearest) >= Double.MIN_NORMAL) {
            floating(nearest, out);
            return true;
        }
        var whole = number.exactLong();
        if (whole.isPresent()) {
            return integer(whole.get(), rule, out);
        }
        if (!Double.isFinite(nearest) || BigDecimal.valueOf(nearest).compareTo(value) != 0) {
            return false;
        }
        floating(nearest, out);
        return true;
    }

    /// Appends a number that is written as `digits / 10^scale` with a point or an exponent; false when it cannot be
    /// said exactly.
    static boolean write(long digits, int scale, NumberRule rule, Output out) {
        double nearest = Decimals.of(digits, scale);
        if (Math.abs(nearest) < WHOLE_MAX) {
            if (nearest == Math.rint(nearest)) {
                return integer((long) nearest, rule, out);
            }
            floating(nearest, out);
            return true;
        }
        return write(Json.Num.of(BigDecimal.valueOf(digits, scale)), rule, out);
    }

    static boolean integer(long value, NumberRule rule, Output out) {
        if (!rule.profile().reads(value)) {
            return false;
        }
        byte[] array = out.room(1 + INTEGER_BYTES_MAX);
        int at = out.size();
        array[at++] = (byte) Tag.INT;
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            array[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[at++] = (byte) rest;
        out.end(at);
        return true;
    }

    private static boolean nearest(double value, NumberRule rule, Output out) {
        if (isWhole(value)) {
            return integer((long) value, rule, out);
        }
        if (!Double.isFinite(value)) {
            return false;
        }
        floating(value, out);
        return true;
    }

    private static void floating(double value, Output out) {
        byte[] array = out.room(1 + Double.BYTES);
        array[out.size()] = (byte) Tag.FLOAT;
        EightBytes.set(array, out.size() + 1, Double.doubleToRawLongBits(value));
        out.end(out.size() + 1 + Double.BYTES);
    }

    /// True for an integer of 64 bits.
    static boolean isWhole(double value) {
        return value == Math.rint(value) && value >= -LONG_END && value < LONG_END;
    }
}
