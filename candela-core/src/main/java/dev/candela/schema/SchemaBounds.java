package dev.candela.schema;

import dev.candela.json.Json;
import java.util.Collection;
import java.util.List;

/// Measures a schema against the [SchemaLimits] before anything is built from it.
final class SchemaBounds {
    private final SchemaLimits limits;
    private int values;

    private SchemaBounds(SchemaLimits limits) {
        this.limits = limits;
    }

    static void require(Json.Obj schema, SchemaLimits limits) throws InvalidSchema {
        new SchemaBounds(limits).measure(schema, 1);
    }

    private void measure(Json value, int depth) throws InvalidSchema {
        if (++values > limits.valuesMax()) {
            throw new InvalidSchema("schema: too large (expected: at most " + limits.valuesMax() + " values)");
        }
        if (depth > limits.depthMax()) {
            throw new InvalidSchema("schema: nested too deeply (expected: at most " + limits.depthMax() + " levels)");
        }
        if (value instanceof Json.Num number && Numbers.digits(number) > limits.numberDigitsMax()) {
            throw new InvalidSchema("schema: " + Shown.value(number) + " (expected: a number of at most "
                + limits.numberDigitsMax() + " digits, written out)");
        }
        Collection<Json> inside = switch (value) {
            case Json.Obj(var members) -> members.values();
            case Json.Arr(var elements) -> elements;
            case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> List.of();
        };
        for (Json it : inside) {
            measure(it, depth + 1);
        }
    }
}
