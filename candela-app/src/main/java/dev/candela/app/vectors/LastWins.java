package dev.candela.app.vectors;

import dev.candela.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// Reads JSON whose objects may have a name twice, as the references do: the last value counts, at the first place.
///
/// Only for texts that are known to be JSON otherwise.
final class LastWins {
    private final String text;
    private int at;

    private LastWins(String text) {
        this.text = text;
    }

    static Json read(String text) throws Mismatch {
        return new LastWins(text).value();
    }

    private Json value() throws Mismatch {
        skipBlanks();
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            default -> leaf();
        };
    }

    private Json object() throws Mismatch {
        var members = new LinkedHashMap<String, Json>();
        at++;
        while (!isNext('}')) {
            String name = Row.text("json", leaf());
            isNext(':');
            members.put(name, value());
            isNext(',');
        }
        return new Json.Obj(members);
    }

    private Json array() throws Mismatch {
        var elements = new ArrayList<Json>();
        at++;
        while (!isNext(']')) {
            elements.add(value());
            isNext(',');
        }
        return new Json.Arr(elements);
    }

    private Json leaf() throws Mismatch {
        skipBlanks();
        int from = at;
        if (text.charAt(at) == '"') {
            at++;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        } else {
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
        return Payloads.json("json", text.substring(from, at));
    }

    /// Passes over the character when it comes next.
    private boolean isNext(char expected) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
