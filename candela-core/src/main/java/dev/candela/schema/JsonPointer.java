package dev.candela.schema;

import dev.candela.json.Json;
import java.util.Optional;

/// Paths into a JSON value, as RFC 6901 writes them.
final class JsonPointer {
    /// No array has more elements than nine digits can count here.
    private static final int INDEX_DIGITS_MAX = 9;

    private JsonPointer() {}

    static String escape(String step) {
        if (step.indexOf('~') < 0 && step.indexOf('/') < 0) {
            return step;
        }
        return step.replace("~", "~0").replace("/", "~1");
    }

    private static String unescape(String step) {
        return step.indexOf('~') < 0 ? step : step.replace("~1", "/").replace("~0", "~");
    }

    /// The value at that path; empty when there is none, or when the pointer is not one.
    static Optional<Json> find(Json root, String pointer) {
        if (pointer.isEmpty()) {
            return Optional.of(root);
        }
        if (pointer.charAt(0) != '/') {
            return Optional.empty();
        }
        Json here = root;
        for (String step : pointer.substring(1).split("/", -1)) {
            Json next = switch (here) {
                case Json.Obj object -> object.member(unescape(step));
                case Json.Arr(var elements) -> {
                    int index = index(step);
                    yield index >= 0 && index < elements.size() ? elements.get(index) : null;
                }
                case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> null;
            };
            if (next == null) {
                return Optional.empty();
            }
            here = next;
        }
        return Optional.of(here);
    }

    private static int index(String step) {
        boolean digits = !step.isEmpty() && step.length() <= INDEX_DIGITS_MAX && step.chars().allMatch(
            c -> c >= '0' && c <= '9');
        return digits && (step.length() == 1 || step.charAt(0) != '0') ? Integer.parseInt(step) : -1;
    }
}
