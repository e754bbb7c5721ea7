package dev.candela.lumen.payload;

import dev.candela.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value without what a payload does not keep: `1`, `1.0` and `10e-1` are the same number, and half a surrogate pair
/// is U+FFFD.
final class SameValue {
    private SameValue() {}

    static Object of(Json value) {
        return switch (value) {
            case Json.Num it -> stripped(it.decimalValue());
            case Json.Str(String text) -> wellFormed(text);
            case Json.Bool it -> it;
            case Json.Null it -> it;
            case Json.Arr(List<Json> elements) -> {
                var same = new ArrayList<Object>();
                elements.forEach(it -> same.add(of(it)));
                yield same;
            }
            case Json.Obj(Map<String, Json> members) -> {
                var same = new LinkedHashMap<String, Object>();
                members.forEach((name, it) -> same.put(name, of(it)));
                yield new ArrayList<>(same.entrySet()); // in order
            }
        };
    }

    private static BigDecimal stripped(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    private static String wellFormed(String text) {
        var plain = new StringBuilder();
        text.codePoints().map(it -> it >= 0xD800 && it <= 0xDFFF ? 0xFFFD : it).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
