package dev.candela.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files, lines, methods and lists of parameters that are small enough to read.
///
/// A record's header may be long: a long list of parameters should become one. What a foreign interface asks for is not
/// ours to shorten, so a method that overrides is not asked for its parameters.
final class SizeCheck implements Check {
    static final int FILE_LINES_MAX = 400;
    static final int LINE_COLUMNS_MAX = 120;
    static final int METHOD_LINES_MAX = 60;
    static final int PARAMETERS_MAX = 5;

    @Override
    public List<Fault> faults(Source source) {
        var faults = new ArrayList<Fault>();
        var lines = source.text().lines().toList();
        if (lines.size() > FILE_LINES_MAX) {
            faults.add(new Fault(source.path(), lines.size(),
                "file of " + lines.size() + " lines (expected: <= " + FILE_LINES_MAX + ")"));
        }
        for (int i = 0; i < lines.size(); i++) {
            int columns = lines.get(i).codePointCount(0, lines.get(i).length());
            if (columns > LINE_COLUMNS_MAX) {
                faults.add(new Fault(source.path(), i + 1,
                    "line of " + columns + " columns (expected: <= " + LINE_COLUMNS_MAX + ")"));
            }
        }
        if (!source.isTest()) {
            new Methods(source, faults).scan(source.unit(), null);
        }
        return faults;
    }

    private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Source source;
        private final List<Fault> faults;
        private boolean inRecord;

        Methods(Source source, List<Fault> faults) {
            this.source = source;
            this.faults = faults;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            boolean outer = inRecord;
            inRecord = tree.getKind() == Tree.Kind.RECORD;
            super.visitClass(tree, null);
            inRecord = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            long lines = source.lastLine(tree) - source.firstLine(tree) + 1;
            if (lines > METHOD_LINES_MAX) {
                faults.add(source.fault(tree,
                    tree.getName() + " of " + lines + " lines (expected: <= " + METHOD_LINES_MAX + ")"));
            }
            int parameters = tree.getParameters().size();
            boolean header = inRecord && tree.getReturnType() == null;
            if (parameters > PARAMETERS_MAX && !header && !overrides(tree)) {
                faults.add(source.fault(tree,
                    tree.getName() + " of " + parameters + " parameters (expected: <= " + PARAMETERS_MAX + ")"));
            }
            return super.visitMethod(tree, null);
        }

        private static boolean overrides(MethodTree tree) {
            return tree.getModifiers().getAnnotations().stream()
                .anyMatch(it -> it.getAnnotationType().toString().equals("Override"));
        }
    }
}
