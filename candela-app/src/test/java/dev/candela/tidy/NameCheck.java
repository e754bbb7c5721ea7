package dev.candela.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Type names that say something, and classes that are not made to be inherited from. The state of a benchmark is:
/// JMH derives its own classes from it.
final class NameCheck implements Check {
    private static final Set<String> EMPTY_WORDS = Set.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl",
        "Base", "Abstract", "Processor", "Provider", "Service");
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    @Override
    public List<Fault> faults(Source source) {
        var faults = new ArrayList<Fault>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
                String name = tree.getSimpleName().toString();
                Arrays.stream(WORDS.split(name)).filter(EMPTY_WORDS::contains)
                    .forEach(word -> faults.add(source.fault(tree, name + ": " + word + " says nothing")));
                if (!source.isTest() && tree.getKind() == Tree.Kind.CLASS && !name.isEmpty()) {
                    modifiers(tree);
                }
                return super.visitClass(tree, null);
            }

            private void modifiers(ClassTree tree) {
                var flags = tree.getModifiers().getFlags();
                boolean derived = tree.getModifiers().getAnnotations().stream()
                    .anyMatch(it -> it.getAnnotationType().toString().equals("State"));
                if (isExtendedByJmh(tree)) {
                    return;
                }
                if (flags.contains(Modifier.ABSTRACT)) {
                    faults.add(source.fault(tree, tree.getSimpleName() + " is abstract (expected: composition)"));
                } else if (!derived && !flags.contains(Modifier.FINAL) && !flags.contains(Modifier.SEALED)) {
                    faults.add(source.fault(tree, tree.getSimpleName() + " is open (expected: a final class)"));
                }
            }
        }.scan(source.unit(), null);
        return faults;
    }

    /// JMH makes classes that extend those of benchmarks.
    private static boolean isExtendedByJmh(ClassTree tree) {
        return tree.getModifiers().getAnnotations().stream()
            .anyMatch(it -> it.getAnnotationType().toString().equals("State"));
    }
}
