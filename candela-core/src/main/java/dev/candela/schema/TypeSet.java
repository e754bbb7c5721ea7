package dev.candela.schema;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The types that the keyword `type` allows.
record TypeSet(Set<Type> types) {
    enum Type {
        NULL("null"),
        BOOLEAN("a boolean"),
        STRING("a string"),
        INTEGER("a whole number"),
        NUMBER("a number"),
        ARRAY("an array"),
        OBJECT("an object");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        private static Optional<Type> of(Json name) {
            if (!(name instanceof Json.Str(var text))) {
                return Optional.empty();
            }
            return switch (text) {
                case "null" -> Optional.of(NULL);
                case "boolean" -> Optional.of(BOOLEAN);
                case "string" -> Optional.of(STRING);
                case "integer" -> Optional.of(INTEGER);
                case "number" -> Optional.of(NUMBER);
                case "array" -> Optional.of(ARRAY);
                case "object" -> Optional.of(OBJECT);
                default -> Optional.empty();
            };
        }
    }

    /// Empty when the value is neither the name of a type nor an array of such names.
    static Optional<TypeSet> of(Json value) {
        List<Json> names = value instanceof Json.Arr(var elements) ? elements : List.of(value);
        var types = EnumSet.noneOf(Type.class);
        for (Json name : names) {
            var type = Type.of(name);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.add(type.get());
        }
        return types.isEmpty() ? Optional.empty() : Optional.of(new TypeSet(types));
    }

    boolean has(Json value) {
        return switch (value) {
            case Json.Obj _ -> types.contains(Type.OBJECT);
            case Json.Arr _ -> types.contains(Type.ARRAY);
            case Json.Str _ -> types.contains(Type.STRING);
            case Json.Num number -> types.contains(Type.NUMBER)
                || (types.contains(Type.INTEGER) && Numbers.isWhole(number));
            case Json.Bool _ -> types.contains(Type.BOOLEAN);
            case Json.Null _ -> types.contains(Type.NULL);
        };
    }

    String expected() {
        var words = new ArrayList<String>();
        types.forEach(it -> words.add(it.words));
        return String.join(" or ", words);
    }
}
