package dev.candela.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The files that belong to the project: everything below its root but what builds and editors leave there.
final class Project {
    private static final Set<String> LEFT_BY_TOOLS =
        Set.of(".git", "target", "node_modules", "results", ".idea", ".vscode", ".settings");
    private static final long FILE_BYTES_MAX = 2_000_000;

    /// The text of each file by its path from the root, in order; files that are not text are left out.
    static Map<String, String> files() {
        var files = new TreeMap<String, String>();
        Path root = root();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return LEFT_BY_TOOLS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    boolean ours = !LEFT_BY_TOOLS.contains(file.getFileName().toString());
                    if (ours && attributes.isRegularFile() && attributes.size() <= FILE_BYTES_MAX) {
                        add(files, root.relativize(file).toString().replace('\\', '/'), file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void add(Map<String, String> files, String path, Path file) throws IOException {
        try {
            files.put(path, Files.readString(file));
        } catch (MalformedInputException _) {
            // Not text: an image, a recorded frame.
        }
    }

    /// The folder that holds the modules, whichever of them the build or an editor runs this test in.
    private static Path root() {
        for (Path it = Path.of("").toAbsolutePath(); it != null; it = it.getParent()) {
            if (Files.isDirectory(it.resolve("candela-protocol"))) {
                return it;
            }
        }
        throw new IllegalStateException("folder: " + Path.of("").toAbsolutePath() + " (expected: in the project)");
    }

    private Project() {}
}
