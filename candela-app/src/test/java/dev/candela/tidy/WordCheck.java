package dev.candela.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words that no source may use, and what to use instead. Comments may, but for marks of unfinished work.
final class WordCheck implements Check {
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
    private static final Pattern SLEEP = Pattern.compile("(.*\\.)?(Thread|TimeUnit(\\.\\w+)?)\\.sleep");
    private static final Pattern STANDARD_OUTPUT = Pattern.compile("(java\\.lang\\.)?System\\.out");
    private static final Pattern STANDARD_ERROR = Pattern.compile("(java\\.lang\\.)?System\\.err");
    private static final Pattern STANDARD_IO = Pattern.compile("(java\\.lang\\.)?IO\\.\\w+");
    /// The stdio binding turns standard output away from the protocol; a program says there what it does.
    private static final Set<String> STANDARD_ERROR_USERS = Set.of("app", "stdio", "examples");
    private static final Map<String, String> TYPES = Map.of(
        "CompletableFuture", "a blocking call",
        "ThreadLocal", "a parameter, or ScopedValue",
        "InheritableThreadLocal", "a parameter, or ScopedValue");

    @Override
    public List<Fault> faults(Source source) {
        var faults = new ArrayList<Fault>();
        var lines = source.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (UNFINISHED.matcher(lines.get(i)).find()) {
                faults.add(new Fault(source.path(), i + 1, "a mark of unfinished work"));
            }
        }
        new Words(source, faults).scan(source.unit(), null);
        return faults;
    }

    private static final class Words extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Source source;
        private final List<Fault> faults;
        private final boolean mainCode;

        Words(Source source, List<Fault> faults) {
            this.source = source;
            this.faults = faults;
            this.mainCode = !source.isTest();
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
            String name = tree.toString();
            String last = tree.getIdentifier().toString();
            if (SLEEP.matcher(name).matches()) {
                faults.add(source.fault(tree, name + " (expected: a condition, or a clock that is passed in)"));
            }
            String here = source.packageName();
            boolean output = STANDARD_OUTPUT.matcher(name).matches() && !here.equals("app");
            boolean error = STANDARD_ERROR.matcher(name).matches() && !STANDARD_ERROR_USERS.contains(here);
            if (mainCode && (output || error)) {
                faults.add(source.fault(tree, name + " (expected: a logger, or a stream that is passed in)"));
            }
            if (mainCode && STANDARD_IO.matcher(name).matches()) {
                faults.add(source.fault(tree, name + " (expected: a stream that is passed in)"));
            }
            if (mainCode && last.equals("printStackTrace")) {
                faults.add(source.fault(tree, last + " (expected: a logger)"));
            }
            word(last, tree);
            return super.visitMemberSelect(tree, null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
            word(tree.getName().toString(), tree);
            return super.visitIdentifier(tree, null);
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
            String name = tree.getAnnotationType().toString();
            String last = name.substring(name.lastIndexOf('.') + 1);
            if (last.startsWith("Disabled") || last.equals("Ignore")) {
                faults.add(source.fault(tree, last + " (expected: a test that runs)"));
            }
            return super.visitAnnotation(tree, null);
        }

        private void word(String name, Tree at) {
            if (mainCode && TYPES.containsKey(name)) {
                faults.add(source.fault(at, name + " (expected: " + TYPES.get(name) + ")"));
            }
            if (name.equals("Assumptions")) {
                faults.add(source.fault(at, name + " (expected: a test that runs)"));
            }
        }
    }
}
