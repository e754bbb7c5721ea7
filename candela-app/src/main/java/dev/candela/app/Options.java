package dev.candela.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The options after a command: `--flag`, `--name value` or `--name=value`, in any order, each at most once. Between
/// them may stand words, such as the name of a file; `-` alone is a word.
final class Options {
    private final Map<String, String> given;
    private final List<String> words;

    private Options(Map<String, String> given, List<String> words) {
        this.given = given;
        this.words = words;
    }

    /// @param flags  the options without a value
    /// @param valued the options with one
    static Checked<Options> read(List<String> args, Set<String> flags, Set<String> valued) {
        return read(args, flags, valued, 0);
    }

    /// @param wordsMax  words that may stand between the options
    static Checked<Options> read(List<String> args, Set<String> flags, Set<String> valued, int wordsMax) {
        var given = new HashMap<String, String>();
        var words = new ArrayList<String>();
        for (var rest = args.iterator(); rest.hasNext();) {
            String arg = rest.next();
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            String value;
            if (words.size() < wordsMax && isWord(arg)) {
                words.add(arg);
                continue;
            } else if (flags.contains(arg)) {
                value = "";
            } else if (!valued.contains(name)) {
                return Checked.bad("argument", isWord(arg) ? arg : name, "see candela --help");
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
        return Checked.good(new Options(given, List.copyOf(words)));
    }

    private static boolean isWord(String arg) {
        return !arg.startsWith("-") || arg.equals("-");
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name));
    }

    /// The first word; empty when there is none.
    Optional<String> word() {
        return words.stream().findFirst();
    }
}
