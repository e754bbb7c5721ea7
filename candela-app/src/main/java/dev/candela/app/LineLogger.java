package dev.candela.app;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// Writes each message as one line: the time, the level, the logger, the text. An exception follows on lines of its
/// own, with a bounded number of causes and frames.
///
/// Safe for any thread: one message is one write.
///
/// @param name  the logger's name
/// @param level the least level that is written
/// @param clock the time of each line
/// @param out   where the lines go
record LineLogger(String name, Level level, InstantSource clock, PrintStream out) implements System.Logger {
    private static final int CAUSES_MAX = 8;
    private static final int FRAMES_MAX = 40;

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isLoggable(Level asked) {
        return asked != Level.OFF && asked.getSeverity() >= level.getSeverity();
    }

    @Override
    public void log(Level asked, @Nullable ResourceBundle bundle, @Nullable String message,
                    @Nullable Throwable thrown) {
        if (isLoggable(asked)) {
            write(asked, translated(bundle, message), thrown);
        }
    }

    @Override
    public void log(Level asked, @Nullable ResourceBundle bundle, @Nullable String format,
                    @Nullable Object @Nullable ... params) {
        if (isLoggable(asked)) {
            String text = translated(bundle, format);
            write(asked, params == null || params.length == 0 ? text : filled(text, params), null);
        }
    }

    private static String translated(@Nullable ResourceBundle bundle, @Nullable String message) {
        if (message == null) {
            return "";
        }
        return bundle != null && bundle.containsKey(message) ? bundle.getString(message) : message;
    }

    /// A broken format is the caller's mistake; its text is still worth more than an exception.
    private static String filled(String format, @Nullable Object[] params) {
        try {
            return MessageFormat.format(format, params);
        } catch (IllegalArgumentException _) {
            return format;
        }
    }

    private void write(Level asked, String text, @Nullable Throwable thrown) {
        var lines = new StringBuilder()
            .append(clock.instant()).append(' ').append(asked).append(' ').append(name).append(": ")
            .append(OneLine.of(text)).append('\n');
        int causes = 0;
        for (Throwable it = thrown; it != null && causes < CAUSES_MAX; it = it.getCause()) {
            lines.append(causes == 0 ? "  " : "  caused by ").append(OneLine.of(it.toString())).append('\n');
            Arrays.stream(it.getStackTrace()).limit(FRAMES_MAX)
                .forEach(frame -> lines.append("    at ").append(frame).append('\n'));
            causes++;
        }
        out.print(lines);
        out.flush();
    }
}
