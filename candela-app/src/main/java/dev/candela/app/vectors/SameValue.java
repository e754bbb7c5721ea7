package dev.candela.app.vectors;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A value without what a payload does not keep: `1`, `1.0` and `10e-1` are the same number, and half a surrogate pair
/// is U+FFFD. The order of members counts.
final class SameValue {
    private SameValue() {}

    /// Compares what was read with what had to be.
    static void require(String what, Json expected, Json actual) throws Mismatch {
        if (!of(expected).equals(of(actual))) {
            throw new Mismatch(what, expected.toText(), actual.toText());
        }
    }

    private static Object of(Json value) {
        return switch (value) {
            case Json.Num it -> stripped(it.decimalValue());
            case Json.Str(String text) -> wellFormed(text);
            case Json.Bool it -> it;
            case Json.Null it -> it;
            case Json.Arr(List<Json> elements) -> elements.stream().map(SameValue::of).toList();
            case Json.Obj(Map<String, Json> members) -> {
                var same = new ArrayList<Object>();
                members.forEach((name, it) -> same.add(Map.entry(name, of(it))));
                yield same;
            }
        };
    }

    private static BigDecimal stripped(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static String wellFormed(String text) {
        var fixed = new StringBuilder(text.length());
        text.codePoints().map(it -> it >= 0xD800 && it <= 0xDFFF ? 0xFFFD : it).forEach(fixed::appendCodePoint);
        return fixed.toString();
    }
}
