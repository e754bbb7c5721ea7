package dev.candela.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// One Java file: its text, and its syntax tree as the JDK's own compiler parses it.
final class Source {
    private static final String ROOT_PACKAGE = "dev.candela.";

    private final String path;
    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private Source(String path, String text, CompilationUnitTree unit, SourcePositions positions) {
        this.path = path;
        this.text = text;
        this.unit = unit;
        this.positions = positions;
    }

    /// @param path from the project's root, with `/`; it decides whether the file counts as test code
    static Source of(String path, String text) {
        var problems = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        // Not with --release, whose list of the platform's classes every tree would keep: five megabytes for each file.
        var task = (JavacTask) compiler.getTask(null, null, problems, List.of("-proc:none"), null,
            List.of(new InMemory(path, text)));
        try {
            var unit = task.parse().iterator().next();
            if (!problems.getDiagnostics().isEmpty()) {
                throw new IllegalArgumentException(path + ": "
                    + problems.getDiagnostics().getFirst().getMessage(Locale.ROOT) + " (expected: Java 25)");
            }
            return new Source(path, text, unit, Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    CompilationUnitTree unit() {
        return unit;
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    boolean isModuleDescriptor() {
        return unit.getModule() != null;
    }

    /// The package below `dev.candela`, such as `http.netty`; empty for a module descriptor.
    String packageName() {
        return unit.getPackageName() == null ? "" : shortName(unit.getPackageName().toString());
    }

    static String shortName(String packageName) {
        return packageName.startsWith(ROOT_PACKAGE) ? packageName.substring(ROOT_PACKAGE.length()) : packageName;
    }

    Fault fault(Tree at, String what) {
        return new Fault(path, firstLine(at), what);
    }

    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
