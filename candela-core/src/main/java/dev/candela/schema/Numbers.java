package dev.candela.schema;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Questions about JSON numbers whose answers cost no more than the number is long, so `1e999999999` is harmless.
final class Numbers {
    private Numbers() {}

    /// Whether the number has no fraction, whatever its spelling: `3.0` and `1e400` have none.
    static boolean isWhole(Json.Num number) {
        return switch (number) {
            case Json.Whole _ -> true;
            case Json.Decimal(BigDecimal value) ->
                value.scale() <= 0 || value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
        };
    }

    static int compare(Json.Num a, Json.Num b) {
        return a instanceof Json.Whole(long first) && b instanceof Json.Whole(long second)
            ? Long.compare(first, second)
            : a.decimalValue().compareTo(b.decimalValue());
    }

    /// Whether the number is a whole multiple of the divisor, exactly.
    ///
    /// @param divisor  above zero
    static boolean isMultiple(Json.Num number, Json.Num divisor) {
        if (number instanceof Json.Whole(long dividend) && divisor instanceof Json.Whole(long unit)) {
            return dividend % unit == 0;
        }
        BigDecimal dividend = number.decimalValue();
        BigDecimal unit = divisor.decimalValue();
        BigInteger digits = dividend.unscaledValue();
        BigInteger unitDigits = unit.unscaledValue();
        long shift = (long) unit.scale() - dividend.scale();
        if (shift >= 0) { // digits * 10^shift, without writing that number out
            BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(shift), unitDigits);
            return digits.multiply(power).mod(unitDigits).signum() == 0;
        }
        boolean tooSmall = -shift > dividend.precision();
        return digits.signum() == 0
            || (!tooSmall && digits.mod(unitDigits.multiply(BigInteger.TEN.pow((int) -shift))).signum() == 0);
    }

    /// How many digits the number has when it is written out without exponent.
    static long digits(Json.Num number) {
        BigDecimal value = number.decimalValue();
        return Math.max(value.precision(), Math.max(value.scale(), (long) value.precision() - value.scale()));
    }
}
