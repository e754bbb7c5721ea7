package dev.candela.schema;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The number types.
///
/// @param type      the JSON Schema type
/// @param expected  what the number must be, in words
/// @param convert   the Java value; null when the number is none of this type
record NumberForm(String type, String expected, Convert convert) implements Form {
    /// Digits of a number that is not bounded by its type, written out. Beyond, arithmetic becomes a weapon.
    private static final int DIGITS_MAX = 1000;

    /// From JSON to Java.
    @FunctionalInterface
    interface Convert {
        @Nullable Object apply(Json.Num number);
    }

    static final NumberForm BYTE = whole(Byte.MIN_VALUE, Byte.MAX_VALUE, it -> (byte) it);
    static final NumberForm SHORT = whole(Short.MIN_VALUE, Short.MAX_VALUE, it -> (short) it);
    static final NumberForm INT = whole(Integer.MIN_VALUE, Integer.MAX_VALUE, it -> (int) it);
    static final NumberForm LONG = whole(Long.MIN_VALUE, Long.MAX_VALUE, it -> it);

    static final NumberForm BIG_INTEGER = new NumberForm("integer", "a whole number of at most 1000 digits",
        it -> isModest(it) && Numbers.isWhole(it) ? it.decimalValue().toBigInteger() : null);

    static final NumberForm FLOAT = new NumberForm("number", "a number that a float can hold", it -> {
        float value = it.decimalValue().floatValue();
        return Float.isFinite(value) ? value : null;
    });

    static final NumberForm DOUBLE = new NumberForm("number", "a number", it -> {
        double value = it.doubleValue();
        return Double.isFinite(value) ? value : null;
    });

    static final NumberForm BIG_DECIMAL = new NumberForm("number", "a number of at most 1000 digits",
        it -> isModest(it) ? it.decimalValue() : null);

    private static NumberForm whole(long min, long max, LongFunction<Object> box) {
        return new NumberForm("integer", "a whole number from " + min + " to " + max, number ->
            number.exactLong().filter(it -> it >= min && it <= max).<Object>map(box::apply).orElse(null));
    }

    private static boolean isModest(Json.Num number) {
        return Numbers.digits(number) <= DIGITS_MAX;
    }

    @Override
    public Json.Obj schema(Definitions definitions) {
        return Json.obj("type", type);
    }

    @Override
    public @Nullable Object read(Json value, Trail trail) {
        Object number = value instanceof Json.Num it ? convert.apply(it) : null;
        if (number == null) {
            trail.unexpected(value, value instanceof Json.Num ? expected : shortly());
        }
        return number;
    }

    /// For a value that is no number at all the bounds would only distract.
    private String shortly() {
        return type.equals("integer") ? "a whole number" : "a number";
    }

    @Override
    public Json write(Object value) {
        return switch (value) {
            case Integer it -> Json.Num.of(it);
            case Long it -> Json.Num.of(it);
            case Double it -> Json.Num.of(it.doubleValue());
            case Float it -> Json.Num.of(new BigDecimal(it.toString()));
            case BigDecimal it -> Json.Num.of(it);
            case BigInteger it -> Json.Num.of(new BigDecimal(it));
            default -> Json.Num.of(((Number) value).longValue());
        };
    }
}
