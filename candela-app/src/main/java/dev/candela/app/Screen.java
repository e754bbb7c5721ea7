package dev.candela.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether standard output is a screen.
final class Screen {
    /// Where Linux shows what standard output is, also when standard input is something else.
    private static final Path OUTPUT = Path.of("/proc/self/fd/1");

    private Screen() {}

    @SuppressWarnings("SystemConsoleNull") // it is null since JDK 25 again, where there is no terminal
    static boolean isOutput() {
        try {
            if (Files.isSymbolicLink(OUTPUT)) {
                return isScreen(Files.readSymbolicLink(OUTPUT).toString());
            }
        } catch (IOException _) {
            // Then the JDK is asked.
        }
        var console = System.console();
        return console != null && console.isTerminal();
    }

    static boolean isScreen(String device) {
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
    }
}
