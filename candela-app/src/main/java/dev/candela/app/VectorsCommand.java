package dev.candela.app;

import dev.candela.app.vectors.Failure;
import dev.candela.app.vectors.FileReport;
import dev.candela.app.vectors.VectorFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// `candela lumen vectors`: one line for each file, before it one for each of its vectors that failed, and at the end
/// how many did and how many did not.
final class VectorsCommand {
    private final Terminal terminal;

    VectorsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @return the exit code
    int run(String name) {
        try {
            var folder = Path.of(name);
            if (!Files.isDirectory(folder)) {
                return refuse(name, "a folder of test vectors");
            }
            return run(folder);
        } catch (InvalidPathException _) {
            return refuse(name, "a path");
        } catch (IOException _) {
            return refuse(name, "a folder that can be read");
        }
    }

    private int run(Path folder) throws IOException {
        int passed = 0;
        int failed = 0;
        var files = VectorFolder.files(folder);
        if (files.isEmpty()) {
            return refuse(folder.toString(), "a folder with .json files of test vectors");
        }
        for (var file : files) {
            var report = VectorFolder.run(file);
            report.failures().forEach(it -> line(text(it)));
            line(text(report));
            passed += report.passed();
            failed += report.failures().size();
        }
        line(passed + " passed, " + failed + " failed");
        return failed == 0 ? Exit.OK : Exit.FAILED;
    }

    private static String text(Failure it) {
        return "FAILED " + it.file() + " " + it.vector() + ": " + it.what() + ": expected " + it.expected()
            + ", actual " + it.actual();
    }

    private static String text(FileReport it) {
        return it.file() + ": " + it.passed() + " passed, " + it.failures().size() + " failed"
            + (it.note().isEmpty() ? "" : " (" + it.note() + ")");
    }

    private void line(String text) {
        terminal.out().writeBytes((OneLine.of(text) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private int refuse(String value, String expected) {
        terminal.complain(new Complaint("folder", value, expected));
        return Exit.NOT_STARTED;
    }
}
