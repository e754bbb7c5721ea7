package dev.candela.schema;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One text for all spellings of a JSON value: equal texts are equal values, as JSON Schema understands equality.
///
/// A text and not the value itself, because a hash set of texts stays fast even when their hashes are made to collide.
final class Canonical {
    private Canonical() {}

    static String text(Json value) {
        if (value instanceof Json.Whole(long number)) {
            return Long.toString(number);
        }
        var text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Json value, StringBuilder text) {
        switch (value) {
            case Json.Obj(var members) -> object(members, text);
            case Json.Arr(var elements) -> array(elements, text);
            case Json.Num number -> text.append(number(number));
            case Json.Str _, Json.Bool _, Json.Null _ -> text.append(value.toText());
        }
    }

    private static void object(Map<String, Json> members, StringBuilder text) {
        text.append('{');
        new TreeMap<>(members).forEach((name, value) -> {
            text.append(new Json.Str(name).toText()).append(':');
            append(value, text);
            text.append(',');
        });
        text.append('}');
    }

    private static void array(List<Json> elements, StringBuilder text) {
        text.append('[');
        for (Json element : elements) {
            append(element, text);
            text.append(',');
        }
        text.append(']');
    }

    /// Never writes an exponent out as zeros.
    private static String number(Json.Num number) {
        return number.exactLong().map(it -> Long.toString(it)).orElseGet(() -> {
            BigDecimal bare = number.decimalValue().stripTrailingZeros();
            return bare.unscaledValue() + "E" + -(long) bare.scale();
        });
    }
}
