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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A JSON value as the validation library wants to see it. Carries what the check may still cost.
///
/// Members, elements and the path are made when they are asked for, and kept.
final class ValueNode implements JsonNode {
    /// Stands for `#` in the paths of schemas: the library ends a path at that character.
    private static final char HASH = '\uFDD0';

    private final Json value;
    private final @Nullable ValueNode parent;
    private final @Nullable Object step;
    private final @Nullable Work work;
    private @Nullable String pointer;
    private @Nullable List<JsonNode> elements;
    private @Nullable Map<String, JsonNode> members;

    private ValueNode(Json value, @Nullable ValueNode parent, @Nullable Object step, @Nullable Work work) {
        this.value = value;
        this.parent = parent;
        this.step = step;
        this.work = work;
    }

    /// A value to be checked.
    static ValueNode instance(Json value, Work work) {
        return new ValueNode(value, null, null, work);
    }

    /// A schema to be compiled. Nothing is checked with it, so it has no work.
    static ValueNode schema(Json value) {
        return new ValueNode(value, null, null, null);
    }

    /// The path into a schema behind the one that the library knows.
    static String pathIn(String libraryPath) {
        return libraryPath.replace(HASH, '#');
    }

    /// The name of a member as a value of its own, at the place of the object.
    ValueNode name(String name) {
        return new ValueNode(new Json.Str(name), this, null, work);
    }

    Json value() {
        return value;
    }

    Work work() {
        return Objects.requireNonNull(work, "work");
    }

    @Override
    public String getJsonPointer() {
        if (pointer == null) {
            String outer = parent == null ? "" : parent.getJsonPointer();
            String path = step == null ? outer : outer + "/" + JsonPointer.escape(step.toString());
            pointer = work == null ? path.replace('#', HASH) : path;
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
        String text = value instanceof Json.Str(var it) ? it : value.toText();
        return work == null && isReference() ? reference(text) : text;
    }

    /// The library decodes references as if they were HTML forms, where `+` is a space.
    private static String reference(String text) {
        return text.replace("+", "%2B").replace("%23", String.valueOf(HASH));
    }

    private boolean isReference() {
        return "$ref".equals(step) || "$dynamicRef".equals(step);
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
