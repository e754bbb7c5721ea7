package dev.candela.schema;

import dev.candela.json.Json;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON value as the validation library wants to see it. Carries what the check may still cost.
///
/// Members, elements and the path are made when they are asked for, and kept.
final class ValueNode implements JsonNode {
    private final Json value;
    private final @Nullable ValueNode parent;
    private final @Nullable Object step;
    private final Work work;
    private @Nullable String pointer;
    private @Nullable List<JsonNode> elements;
    private @Nullable Map<String, JsonNode> members;

    private ValueNode(Json value, @Nullable ValueNode parent, @Nullable Object step, Work work) {
        this.value = value;
        this.parent = parent;
        this.step = step;
        this.work = work;
    }

    static ValueNode root(Json value, Work work) {
        return new ValueNode(value, null, null, work);
    }

    /// The name of a member as a value of its own, at the place of the object.
    ValueNode name(String name) {
        return new ValueNode(new Json.Str(name), this, null, work);
    }

    Json value() {
        return value;
    }

    Work work() {
        return work;
    }

    @Override
    public String getJsonPointer() {
        if (pointer == null) {
            String outer = parent == null ? "" : parent.getJsonPointer();
            pointer = step == null ? outer : outer + "/" + JsonPointer.escape(step.toString());
        }
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return switch (value) {
            case Json.Obj _ -> SimpleType.OBJECT;
            case Json.Arr _ -> SimpleType.ARRAY;
            case Json.Str _ -> SimpleType.STRING;
            case Json.Num number -> Numbers.isWhole(number) ? SimpleType.INTEGER : SimpleType.NUMBER;
            case Json.Bool _ -> SimpleType.BOOLEAN;
            case Json.Null _ -> SimpleType.NULL;
        };
    }

    @Override
    public boolean asBoolean() {
        return value == Json.Bool.TRUE;
    }

    @Override
    public String asString() {
        return value instanceof Json.Str(var text) ? text : value.toText();
    }

    /// Asked for by the library only for numbers of a schema, which are bounded.
    @Override
    public BigInteger asInteger() {
        return asNumber().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        return value instanceof Json.Num number ? number.decimalValue() : BigDecimal.ZERO;
    }

    @Override
    public List<JsonNode> asArray() {
        if (elements == null) {
            var list = new ArrayList<JsonNode>();
            if (value instanceof Json.Arr(var values)) {
                list.ensureCapacity(values.size());
                for (int i = 0; i < values.size(); i++) {
                    list.add(new ValueNode(values.get(i), this, i, work));
                }
            }
            elements = list;
        }
        return elements;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        if (members == null) {
            var map = new LinkedHashMap<String, JsonNode>();
            if (value instanceof Json.Obj(var values)) {
                values.forEach((name, it) -> map.put(name, new ValueNode(it, this, name, work)));
            }
            members = map;
        }
        return members;
    }
}
