package dev.candela.app;

import dev.candela.lumen.link.Insistence;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of the command in memory: its exit code, what it printed, and what it started.
record Run(int exit, String out, String err, List<Object> started) {
    static final int LAUNCHED = 77;

    static Run of(String... args) {
        return with(Map.of(), args);
    }

    static Run with(Map<String, String> environment, String... args) {
        var started = new ArrayList<>();
        return of(environment, recording(started), started, args);
    }

    /// A run whose server stops with an exception.
    static Run failing(RuntimeException bug, String... args) {
        return of(Map.of(), new DemoLauncher() {
            @Override
            public int listen(Listen options) {
                throw bug;
            }

            @Override
            public int stdio(Insistence lumen) {
                throw bug;
            }
        }, List.of(), args);
    }

    private static Run of(Map<String, String> environment, DemoLauncher demo, List<Object> started, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = new Candela(new Terminal(InputStream.nullInputStream(), print(out), print(err), () -> false),
            environment, demo).run(args);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), started);
    }

    private static DemoLauncher recording(List<Object> started) {
        return new DemoLauncher() {
            @Override
            public int listen(Listen options) {
                started.add(options);
                return LAUNCHED;
            }

            @Override
            public int stdio(Insistence lumen) {
                started.add("stdio " + lumen);
                return LAUNCHED;
            }
        };
    }

    static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
