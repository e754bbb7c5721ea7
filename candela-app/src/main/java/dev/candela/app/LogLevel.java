package dev.candela.app;

import java.lang.System.Logger.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How much is logged: the variable `CANDELA_LOG`.
final class LogLevel {
    static final String VARIABLE = "CANDELA_LOG";
    static final Level DEFAULT = Level.INFO;

    static Checked<Level> parse(@Nullable String text) {
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "" -> Checked.good(DEFAULT);
            case "error" -> Checked.good(Level.ERROR);
            case "warning" -> Checked.good(Level.WARNING);
            case "info" -> Checked.good(Level.INFO);
            case "debug" -> Checked.good(Level.DEBUG);
            case "trace" -> Checked.good(Level.TRACE);
            default -> Checked.bad(VARIABLE, String.valueOf(text), "error, warning, info, debug or trace");
        };
    }

    private LogLevel() {}
}
