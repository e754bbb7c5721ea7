package dev.candela.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A JSON value. Immutable, safe for any thread; objects keep the order of their members.
///
/// Two values are equal when they have the same structure; the order of members does not count. Numbers are equal
/// when they have the same digits and the same scale, however the exponent is spelled: `1` and `1.0` differ, as they do
/// on the wire, and `1e2` equals `1E+2`. There is no negative zero: `-0` is `0`.
public sealed interface Json {
    /// An object, in the order its members were written.
    ///
    /// @param members no null keys or values; copied, unless they are those of another object
    record Obj(Map<String, Json> members) implements Json {
        /// An object without members.
        public static final Obj EMPTY = new Obj(Members.NONE);

        public Obj {
            members = Members.copyOf(members);
        }

        // Spelled out, here and for whole numbers: linking the compiler's form slows the start of a process.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Obj it && members.equals(it.members);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }

        /// The member of that name; empty when there is none.
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /// The member of that name, or null. For hot paths; elsewhere [#get] reads better.
        public @Nullable Json member(String name) {
            return members.get(name);
        }

        public boolean has(String name) {
            return members.containsKey(name);
        }

        /// The text of a string member; empty when it is absent or not a string.
        public Optional<String> text(String name) {
            return members.get(name) instanceof Str(var text) ? Optional.of(text) : Optional.empty();
        }

        /// An object member; empty when it is absent or not an object.
        public Optional<Obj> object(String name) {
            return members.get(name) instanceof Obj it ? Optional.of(it) : Optional.empty();
        }

        /// The elements of an array member; empty when it is absent or not an array.
        public Optional<List<Json>> array(String name) {
            return members.get(name) instanceof Arr(var elements) ? Optional.of(elements) : Optional.empty();
        }

        /// A number member; empty when it is absent or not a number.
        public Optional<Num> number(String name) {
            return members.get(name) instanceof Num it ? Optional.of(it) : Optional.empty();
        }

        /// True only for a member that is the value `true`.
        public boolean isTrue(String name) {
            return members.get(name) == Bool.TRUE;
        }

        public boolean isEmpty() {
            return members.isEmpty();
        }

        /// This object with one member set: in its old place when it was there, otherwise last.
        public Obj with(String name, Json value) {
            return new Obj(Members.copyOf(members).with(name, value));
        }

        /// This object with one member set, or itself when the value is null.
        public Obj withOptional(String name, @Nullable Json value) {
            return value == null ? this : with(name, value);
        }

        public Obj without(String name) {
            return has(name) ? new Obj(Members.copyOf(members).without(name)) : this;
        }

        /// All members of both; those of `other` win.
        public Obj merge(Obj other) {
            if (other.isEmpty()) {
                return this;
            }
            if (isEmpty()) {
                return other;
            }
            var draft = new MembersDraft(members.size() + other.members.size());
            members.forEach(draft::put);
            other.members.forEach(draft::put);
            return new Obj(draft.members());
        }

        @Override
        public String toString() {
            return toText();
        }
    }

    /// An array.
    ///
    /// @param elements no nulls; copied, unless the list is an immutable one of the JDK
    record Arr(List<Json> elements) implements Json {
        public static final Arr EMPTY = new Arr(List.of());

        public Arr {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return toText();
        }
    }

    /// A string. May hold lone surrogates, as JSON texts may.
    record Str(String text) implements Json {
        @Override
        public String toString() {
            return toText();
        }
    }

    /// A number: a whole one of 64 bits, or any other as a decimal that keeps every digit.
    sealed interface Num extends Json {
        static Num of(long value) {
            return new Whole(value);
        }

        /// @throws IllegalArgumentException for infinities and not-a-number, which JSON cannot say
        static Num of(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("number: " + value + " (expected: a finite one)");
            }
            long whole = (long) value;
            boolean fits = whole == value && Math.abs(value) < 0x1p53;
            return fits ? new Whole(whole) : of(BigDecimal.valueOf(value));
        }

        /// The number as it is spelled: `5` is a [Whole], `5.0` and `5E+1` are not.
        static Num of(BigDecimal value) {
            return Decimal.isWhole(value) ? new Whole(value.longValue()) : new Decimal(value);
        }

        /// The nearest `double`; an infinity when it is too large for one.
        double doubleValue();

        /// Every digit. Spelling it out may cost: `1e999999999` is small as a `BigDecimal` and huge as a `BigInteger`.
        BigDecimal decimalValue();

        /// The value as a `long`, when it is one without loss, whatever its spelling; `1.0` and `1e2` are.
        Optional<Long> exactLong();
    }

    /// A whole number of 64 bits, written without point and exponent.
    record Whole(long value) implements Num {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Whole it && value == it.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }

        @Override
        public double doubleValue() {
            return value;
        }

        @Override
        public BigDecimal decimalValue() {
            return BigDecimal.valueOf(value);
        }

        @Override
        public Optional<Long> exactLong() {
            return Optional.of(value);
        }

        @Override
        public String toString() {
            return toText();
        }
    }

    /// A number with a point or an exponent, or beyond 64 bits. Every other one is a [Whole]; see [Num#of(BigDecimal)].
    record Decimal(BigDecimal value) implements Num {
        /// No `long` has more decimal digits before the point.
        private static final int LONG_DIGITS_MAX = 19;

        public Decimal {
            if (isWhole(value)) {
                throw new IllegalArgumentException(
                    "decimal: " + value + " (expected: a point, an exponent or > 64 bits)");
            }
        }

        private static boolean isWhole(BigDecimal value) {
            return value.scale() == 0 && value.unscaledValue().bitLength() < Long.SIZE;
        }

        @Override
        public double doubleValue() {
            return value.doubleValue();
        }

        @Override
        public BigDecimal decimalValue() {
            return value;
        }

        /// Looks at the magnitude before any digit is spelled out, so that `1e999999999` costs nothing.
        @Override
        public Optional<Long> exactLong() {
            if (value.signum() == 0) {
                return Optional.of(0L);
            }
            long digitsBeforePoint = (long) value.precision() - value.scale();
            if (digitsBeforePoint > LONG_DIGITS_MAX || digitsBeforePoint < 1) {
                return Optional.empty();
            }
            try {
                return Optional.of(value.longValueExact());
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return toText();
        }
    }

    enum Bool implements Json {
        FALSE,
        TRUE;

        public static Bool of(boolean value) {
            return value ? TRUE : FALSE;
        }

        public boolean isTrue() {
            return this == TRUE;
        }

        @Override
        public String toString() {
            return toText();
        }
    }

    enum Null implements Json {
        NULL;

        @Override
        public String toString() {
            return toText();
        }
    }

    /// The value of a JSON text that is known to be good, such as a schema in a source file.
    ///
    /// @throws IllegalArgumentException when it is not; for texts of others see [JsonReader]
    static Json parse(String text) {
        try {
            return new JsonReader(JsonLimits.DEFAULT).read(text.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJson e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// This value as compact JSON text.
    default String toText() {
        return JsonWriter.text(this);
    }

    /// An object of one or more members: names and values in turn. A value may be whatever [#of] takes.
    ///
    /// @throws IllegalArgumentException when a name is not text, or the last one has no value
    static Obj obj(String name, Object value, @Nullable Object... more) {
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("members: a name without a value (expected: names and values in turn)");
        }
        var draft = new MembersDraft(1 + more.length / 2);
        draft.put(name, of(value));
        for (int i = 0; i < more.length; i += 2) {
            draft.put(name(more[i]), of(more[i + 1]));
        }
        return new Obj(draft.members());
    }

    private static String name(@Nullable Object name) {
        if (name instanceof CharSequence text) {
            return text.toString();
        }
        throw new IllegalArgumentException("member name: not text (expected: a string)");
    }

    /// An array; its elements may be whatever [#of] takes.
    static Arr arr(@Nullable Object... elements) {
        return elements.length == 0 ? Arr.EMPTY : array(Arrays.asList(elements));
    }

    private static Arr array(Collection<?> elements) {
        var list = new ArrayList<Json>(elements.size());
        for (Object it : elements) {
            list.add(of(it));
        }
        return new Arr(list);
    }

    /// An object filled by `members`, which may leave some out.
    static Obj build(Consumer<Builder> members) {
        var builder = new Builder();
        members.accept(builder);
        return builder.build();
    }

    /// The JSON value of a plain Java one: null, `Json`, text, number, boolean, collection or map with text keys.
    ///
    /// @throws IllegalArgumentException for any other type
    static Json of(@Nullable Object value) {
        return switch (value) {
            case null -> Null.NULL;
            case Json json -> json;
            case CharSequence text -> new Str(text.toString());
            case Boolean flag -> Bool.of(flag);
            case Integer number -> new Whole(number);
            case Long number -> new Whole(number);
            case Short number -> new Whole(number);
            case Byte number -> new Whole(number);
            case Double number -> Num.of(number.doubleValue());
            case Float number -> Num.of(Double.parseDouble(number.toString()));
            case BigDecimal number -> Num.of(number);
            case BigInteger number -> Num.of(new BigDecimal(number));
            case Collection<?> elements -> array(elements);
            case Map<?, ?> members -> build(it -> members.forEach((k, v) -> it.put(name(k), of(v))));
            default -> throw new IllegalArgumentException(
                "value: " + value.getClass().getName() + " (expected: what JSON can say)");
        };
    }

    /// Collects the members of an object, in order. Not safe for more than one thread.
    final class Builder {
        private final MembersDraft members = new MembersDraft(0);

        private Builder() {}

        /// Sets a member; the value may be whatever [Json#of] takes.
        public Builder put(String name, Object value) {
            members.put(name, of(value));
            return this;
        }

        /// Sets a member unless the value is null.
        public Builder putOptional(String name, @Nullable Object value) {
            return value == null ? this : put(name, value);
        }

        /// Sets all members of an object.
        public Builder putAll(Obj object) {
            object.members().forEach(members::put);
            return this;
        }

        private Obj build() {
            return new Obj(members.members());
        }
    }
}
