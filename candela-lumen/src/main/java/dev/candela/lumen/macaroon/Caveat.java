package dev.candela.lumen.macaroon;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// A condition under which a macaroon is worth something. All of its caveats must hold.
///
/// | text | holds for |
/// |---|---|
/// | `method = tools/list` | that JSON-RPC method |
/// | `tool = search` | that tool |
/// | `op = read` | what only reads |
/// | `expiry < 2026-12-31T23:59:59Z` | the time before |
///
/// One blank on each side, no quotes. A name is not empty, has no blank at either end and no control characters. What
/// method, tool and operation a request has is for the server to say.
public sealed interface Caveat {
    /// The bearer may use this method.
    record Method(String name) implements Caveat {
        public Method {
            Grammar.requireName("method", name);
        }

        @Override
        public String text() {
            return Grammar.METHOD + name;
        }
    }

    /// The bearer may call this tool.
    record Tool(String name) implements Caveat {
        public Tool {
            Grammar.requireName("tool", name);
        }

        @Override
        public String text() {
            return Grammar.TOOL + name;
        }
    }

    /// The bearer may do this kind of thing.
    record Op(Operation operation) implements Caveat {
        @Override
        public String text() {
            return switch (operation) {
                case READ -> Grammar.OP_READ;
            };
        }
    }

    /// Kinds of things that can be done.
    enum Operation { READ }

    /// The bearer may use it before that time.
    ///
    /// @param timestamp  as it was written: `2026-12-31T23:59:59Z`, with a fraction of up to nine digits or without,
    ///                   and `Z` or an offset such as `+05:00`. Anything else is a time that has always passed
    record Expiry(String timestamp) implements Caveat {
        /// The bearer may use it before that second.
        public static Expiry at(Instant end) {
            return new Expiry(end.truncatedTo(ChronoUnit.SECONDS).toString());
        }

        /// The time; empty when the text is none.
        public Optional<Instant> end() {
            return Grammar.instant(timestamp);
        }

        /// Whether the time has come, or is none.
        public boolean isOver(Instant now) {
            return end().filter(now::isBefore).isEmpty();
        }

        @Override
        public String text() {
            return Grammar.EXPIRY + timestamp;
        }
    }

    /// Any other text. Who does not know what it means must take it as not fulfilled.
    record Unknown(String text) implements Caveat {}

    /// As it stands in the macaroon.
    String text();

    /// What a text in a macaroon means.
    static Caveat of(String text) {
        if (text.startsWith(Grammar.EXPIRY)) {
            return new Expiry(text.substring(Grammar.EXPIRY.length()));
        }
        if (text.equals(Grammar.OP_READ)) {
            return new Op(Operation.READ);
        }
        if (Grammar.names(text, Grammar.METHOD)) {
            return new Method(text.substring(Grammar.METHOD.length()));
        }
        if (Grammar.names(text, Grammar.TOOL)) {
            return new Tool(text.substring(Grammar.TOOL.length()));
        }
        return new Unknown(text);
    }

    /// How caveats are spelled.
    final class Grammar {
        private static final String METHOD = "method = ";
        private static final String TOOL = "tool = ";
        private static final String OP_READ = "op = read";
        private static final String EXPIRY = "expiry < ";
        private static final Pattern TIMESTAMP = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

        private Grammar() {}

        private static boolean names(String text, String prefix) {
            return text.startsWith(prefix) && isName(text.substring(prefix.length()));
        }

        private static boolean isName(String text) {
            return !text.isEmpty() && text.equals(text.strip()) && text.chars().noneMatch(Character::isISOControl);
        }

        private static void requireName(String what, String name) {
            if (!isName(name)) {
                throw new IllegalArgumentException(
                    what + ": no name (expected: not empty, no blank at either end, no control characters)");
            }
        }

        /// The JDK knows the calendar: leap days are right, and a 31 June is none.
        private static Optional<Instant> instant(String text) {
            if (!TIMESTAMP.matcher(text).matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }
}
