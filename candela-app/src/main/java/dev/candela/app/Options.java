package dev.candela.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The options after a command: `--flag`, `--name value` or `--name=value`, in any order, each at most once.
final class Options {
    private final Map<String, String> given;

    private Options(Map<String, String> given) {
        this.given = given;
    }

    /// @param flags  the options without a value
    /// @param valued the options with one
    static Checked<Options> read(List<String> args, Set<String> flags, Set<String> valued) {
        var given = new HashMap<String, String>();
        for (var rest = args.iterator(); rest.hasNext();) {
            String arg = rest.next();
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            String value;
            if (flags.contains(arg)) {
                value = "";
            } else if (!valued.contains(name)) {
                return Checked.bad("argument", name, "see candela --help");
            } else if (equals >= 0) {
                value = arg.substring(equals + 1);
            } else if (rest.hasNext()) {
                value = rest.next();
            } else {
                return Checked.bad(name, "no value", "a value after it");
            }
            if (given.putIfAbsent(name, value) != null) {
                return Checked.bad(name, "given more than once", "once");
            }
        }
        return Checked.good(new Options(given));
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name));
    }
}
