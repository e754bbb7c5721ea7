package dev.candela.app.vectors;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// An object of a vector file: a vector, or a part of one. A member that is missing or of another kind is a mismatch.
record Row(Json.Obj members) {
    boolean has(String name) {
        return members.has(name);
    }

    /// Whether there is such a member, and it is null.
    boolean isNull(String name) {
        return members.get(name).filter(it -> it == Json.Null.NULL).isPresent();
    }

    boolean isTrue(String name) throws Mismatch {
        var value = value(name);
        if (value instanceof Json.Bool it) {
            return it.isTrue();
        }
        throw wrong(name, "true or false");
    }

    Json value(String name) throws Mismatch {
        return members.get(name).orElseThrow(() -> wrong(name, "a member of the vector"));
    }

    String text(String name) throws Mismatch {
        return members.text(name).orElseThrow(() -> wrong(name, "a text"));
    }

    byte[] hex(String name) throws Mismatch {
        return hex(name, text(name));
    }

    long whole(String name) throws Mismatch {
        return members.number(name).flatMap(Json.Num::exactLong).orElseThrow(() -> wrong(name, "a whole number"));
    }

    /// A number of 0 to 2^31-1.
    int count(String name) throws Mismatch {
        long value = whole(name);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw wrong(name, "0..2147483647");
        }
        return (int) value;
    }

    Row row(String name) throws Mismatch {
        return new Row(members.object(name).orElseThrow(() -> wrong(name, "an object")));
    }

    /// A member that may be missing or null.
    Optional<Row> optionalRow(String name) throws Mismatch {
        return !has(name) || isNull(name) ? Optional.empty() : Optional.of(row(name));
    }

    List<Json> list(String name) throws Mismatch {
        return members.array(name).orElseThrow(() -> wrong(name, "an array"));
    }

    List<Row> rows(String name) throws Mismatch {
        var rows = new ArrayList<Row>();
        for (Json it : list(name)) {
            if (!(it instanceof Json.Obj members)) {
                throw wrong(name, "an array of objects");
            }
            rows.add(new Row(members));
        }
        return rows;
    }

    List<String> texts(String name) throws Mismatch {
        var texts = new ArrayList<String>();
        for (Json it : list(name)) {
            texts.add(text(name, it));
        }
        return texts;
    }

    /// An element of an array that must be a text.
    static String text(String name, Json value) throws Mismatch {
        if (value instanceof Json.Str(var text)) {
            return text;
        }
        throw new Mismatch(name, "a text", value.toString());
    }

    /// An element of an array that must be a number of 0 to 2^31-1.
    static int count(String name, Json value) throws Mismatch {
        return new Row(Json.obj(name, value)).count(name);
    }

    static byte[] hex(String name, String digits) throws Mismatch {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException _) {
            throw new Mismatch(name, "hex digits", digits);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// That this member cannot be understood.
    Mismatch wrong(String name, String expected) {
        return new Mismatch(name, expected, members.get(name).map(Json::toText).orElse("missing"));
    }
}
