package dev.candela.schema;

import dev.candela.json.Json;

/// How a value of the peer is shown in a message: shortened, on one line, never whole when it is long.
final class Shown {
    private static final int CHARS_MAX = 40;

    private Shown() {}

    static String value(Json value) {
        return switch (value) {
            case Json.Obj _ -> "an object";
            case Json.Arr(var elements) -> "an array of " + elements.size();
            case Json.Str(var text) -> new Json.Str(text(text)).toText();
            case Json.Num number -> text(number.toString());
            case Json.Bool flag -> flag.toText();
            case Json.Null _ -> "null";
        };
    }

    /// The text itself, or its beginning and an ellipsis. Never ends inside a surrogate pair.
    static String text(String text) {
        if (text.length() <= CHARS_MAX) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(CHARS_MAX - 1)) ? CHARS_MAX - 1 : CHARS_MAX;
        return text.substring(0, end) + "…";
    }
}
