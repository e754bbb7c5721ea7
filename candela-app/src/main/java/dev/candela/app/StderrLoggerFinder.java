package dev.candela.app;

import java.lang.System.Logger.Level;
import java.time.InstantSource;

/// Gives every library of the process a logger that writes to stderr. Found by the JDK as a service.
///
/// It replaces `java.util.logging`, which costs the start of a process a tenth of a second.
public final class StderrLoggerFinder extends System.LoggerFinder {
    private final Level level = switch (LogLevel.parse(System.getenv(LogLevel.VARIABLE))) {
        case Checked.Good<Level>(var asked) -> asked;
        case Checked.Bad<Level> _ -> LogLevel.DEFAULT;
    };

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new LineLogger(name, level, InstantSource.system(), System.err);
    }
}
