package dev.candela.tidy;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Handlers and callers block: what others can call takes and returns no future.
final class FutureCheck implements Check {
    private static final Pattern FUTURE = Pattern.compile("\\b(Future|CompletionStage|Flow\\.Publisher)\\b");

    @Override
    public List<Fault> faults(Source source) {
        var faults = new ArrayList<Fault>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
                boolean seen = !tree.getModifiers().getFlags().contains(Modifier.PRIVATE);
                boolean future = Stream.concat(Stream.ofNullable(tree.getReturnType()),
                        tree.getParameters().stream().map(it -> it.getType()))
                    .map(Tree::toString).anyMatch(type -> FUTURE.matcher(type).find());
                if (!source.isTest() && seen && future) {
                    faults.add(source.fault(tree, tree.getName() + " has a future (expected: a call that blocks)"));
                }
                return super.visitMethod(tree, null);
            }
        }.scan(source.unit(), null);
        return faults;
    }
}
