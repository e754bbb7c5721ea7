package dev.candela.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One run of `candela lumen` in memory: its exit code and what it wrote.
///
/// @param hex  what went to stdout, as hex digits
/// @param out  the same as text
record LumenRun(int exit, String hex, String out, String err) {
    static LumenRun of(String stdin, String... args) {
        return of(stdin.getBytes(UTF_8), args);
    }

    static LumenRun of(byte[] stdin, String... args) {
        return run(stdin, false, args);
    }

    /// A run whose stdin is the bytes of hex digits.
    static LumenRun ofHex(String stdin, String... args) {
        return of(HexFormat.of().parseHex(stdin.replace(" ", "")), args);
    }

    static LumenRun onScreen(String stdin, String... args) {
        return run(stdin.getBytes(UTF_8), true, args);
    }

    private static LumenRun run(byte[] stdin, boolean screen, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(new ByteArrayInputStream(stdin), Run.print(out), Run.print(err), () -> screen);
        var all = Stream.concat(Stream.of("lumen"), Arrays.stream(args)).toArray(String[]::new);
        int exit = new Candela(terminal, Map.of(), new Demo(terminal)).run(all);
        return new LumenRun(exit, HexFormat.of().formatHex(out.toByteArray()), out.toString(UTF_8),
            err.toString(UTF_8));
    }

    /// A folder of the project.
    static Path folder(String name) {
        var above = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(above.resolve(name))) {
            above = Objects.requireNonNull(above.getParent(), "a folder above with " + name);
        }
        return above.resolve(name);
    }

    static Path corpus() {
        return folder("candela-protocol/src/test/resources/corpus");
    }

    static Path vectors() {
        return folder("candela-lumen/src/test/resources/lumen-vectors");
    }
}
