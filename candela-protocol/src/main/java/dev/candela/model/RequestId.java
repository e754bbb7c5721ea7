package dev.candela.model;

import dev.candela.json.Json;
import org.jspecify.annotations.Nullable;

/// The id of a request: a string or a whole number, kept as it was spelled so that an echo has the same JSON type.
///
/// @param value a [Json.Str] or an integral [Json.Num]
/// @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic">Messages</a>
public record RequestId(Json value) {
    public RequestId {
        if (!isId(value)) {
            throw new IllegalArgumentException("id: neither text nor whole number (expected: one of them)");
        }
    }

    public static RequestId of(long number) {
        return new RequestId(new Json.Whole(number));
    }

    public static RequestId of(String text) {
        return new RequestId(new Json.Str(text));
    }

    /// Whether a JSON value may be a request id; `null`, fractions and structures may not.
    public static boolean isId(Json value) {
        return switch (value) {
            case Json.Str _, Json.Whole _ -> true;
            case Json.Decimal(var number) -> number.scale() == 0;
            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> false;
        };
    }

    // Spelled out, as for the JSON values below it: the compiler's form is linked at run time, by the first request.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestId it && value.equals(it.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toText();
    }
}
