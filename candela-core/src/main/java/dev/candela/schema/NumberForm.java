package dev.candela.schema;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The number types.
enum NumberForm implements Form {
    BYTE(Byte.MIN_VALUE, Byte.MAX_VALUE),
    SHORT(Short.MIN_VALUE, Short.MAX_VALUE),
    INT(Integer.MIN_VALUE, Integer.MAX_VALUE),
    LONG(Long.MIN_VALUE, Long.MAX_VALUE),
    BIG_INTEGER("integer", "a whole number of at most 1000 digits"),
    FLOAT("number", "a number that a float can hold"),
    DOUBLE("number", "a number that a double can hold"),
    BIG_DECIMAL("number", "a number of at most 1000 digits");

    /// Digits of a number that is not bounded by its type, written out. Beyond, arithmetic becomes a weapon.
    private static final int DIGITS_MAX = 1000;

    private final String type;
    private final String expected;
    private final long min;
    private final long max;

    NumberForm(long min, long max) {
        this("integer", "a whole number from " + min + " to " + max, min, max);
    }

    NumberForm(String type, String expected) {
        this(type, expected, 0, 0);
    }

    NumberForm(String type, String expected, long min, long max) {
        this.type = type;
        this.expected = expected;
        this.min = min;
        this.max = max;
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        return Json.obj("type", type);
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        Object number = value instanceof Json.Num it ? convert(it) : null;
        if (number == null) {
            trail.unexpected(value, value instanceof Json.Num ? expected : shortly());
        }
        return number;
    }

    /// For a value that is no number at all the bounds would only distract.
    private String shortly() {
        return type.equals("integer") ? "a whole number" : "a number";
    }

    /// Null when the number is none of this type.
    private @Nullable Object convert(Json.Num number) {
        return switch (this) {
            case BYTE, SHORT, INT, LONG -> whole(number);
            case BIG_INTEGER ->
                isModest(number) && Numbers.isWhole(number) ? number.decimalValue().toBigInteger() : null;
            case FLOAT -> {
                float value = number.decimalValue().floatValue();
                yield Float.isFinite(value) ? (Object) value : null;
            }
            case DOUBLE -> {
                double value = number.doubleValue();
                yield Double.isFinite(value) ? (Object) value : null;
            }
            case BIG_DECIMAL -> isModest(number) ? number.decimalValue() : null;
        };
    }

    private @Nullable Object whole(Json.Num number) {
        Long value = number instanceof Json.Whole(long it) ? (Long) it : number.exactLong().orElse(null);
        if (value == null || value < min || value > max) {
            return null;
        }
        return switch (this) {
            case BYTE -> value.byteValue();
            case SHORT -> value.shortValue();
            case INT -> value.intValue();
            case LONG, BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> value;
        };
    }

    private static boolean isModest(Json.Num number) {
        return Numbers.digits(number) <= DIGITS_MAX;
    }

    @Override
    public Json write(Object value) {
        return switch (this) {
            case BYTE, SHORT, INT, LONG -> Json.Num.of(((Number) value).longValue());
            case BIG_INTEGER -> Json.Num.of(new BigDecimal((BigInteger) value));
            case FLOAT -> Json.Num.of(new BigDecimal(value.toString()));
            case DOUBLE -> Json.Num.of(((Double) value).doubleValue());
            case BIG_DECIMAL -> Json.Num.of((BigDecimal) value);
        };
    }
}
