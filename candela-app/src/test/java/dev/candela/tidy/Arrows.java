package dev.candela.tidy;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which package may use which. Sees imports, static imports and names written out in the middle of code.
///
/// @param direct the packages each package may use, as the file says
record Arrows(Map<String, Set<String>> direct) implements Check {
    /// Reads lines of `package: package package`, empty lines, and comments that start with `#`.
    static Arrows parse(String text) {
        var direct = new TreeMap<String, Set<String>>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("arrow: " + line + " (expected: package: package package)");
            }
            var used = Arrays.stream(line.substring(colon + 1).strip().split("\\s+")).filter(it -> !it.isEmpty());
            direct.put(line.substring(0, colon).strip(), used.collect(Collectors.toCollection(TreeSet::new)));
        });
        return new Arrows(direct);
    }

    /// The packages that can reach themselves, and the names that no line explains.
    List<String> circlesAndUnknown() {
        var found = new ArrayList<String>();
        direct.forEach((from, used) -> {
            if (reachable(from).contains(from)) {
                found.add("the arrows go in a circle through " + from);
            }
            used.stream().filter(it -> !direct.containsKey(it)).forEach(it -> found.add(from + " uses unknown " + it));
        });
        return found;
    }

    private Set<String> reachable(String from) {
        var seen = new TreeSet<String>();
        var next = new ArrayDeque<>(direct.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            String it = next.pop();
            if (seen.add(it)) {
                next.addAll(direct.getOrDefault(it, Set.of()));
            }
        }
        return seen;
    }

    @Override
    public List<Fault> faults(Source source) {
        if (source.isTest() || source.isModuleDescriptor()) {
            return List.of();
        }
        String here = source.packageName();
        if (!direct.containsKey(here)) {
            return List.of(source.fault(source.unit(), "package " + here + " is not in arrows.txt"));
        }
        var faults = new ArrayList<Fault>();
        var allowed = reachable(here);
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitPackage(PackageTree tree, @Nullable Void nothing) {
                return null;
            }

            @Override
            public @Nullable Void visitImport(ImportTree tree, @Nullable Void nothing) {
                if (tree.isModule() && tree.getQualifiedIdentifier().toString().startsWith("dev.candela.")) {
                    faults.add(source.fault(tree, "a module import hides which package is used"));
                    return null;
                }
                return super.visitImport(tree, null);
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
                String name = tree.toString();
                if (!name.startsWith("dev.candela.")) {
                    return super.visitMemberSelect(tree, null);
                }
                String used = packageOf(name);
                if (!used.equals(here) && !allowed.contains(used)) {
                    faults.add(source.fault(tree, here + " may not use " + used));
                }
                return null;
            }
        }.scan(source.unit(), null);
        return faults;
    }

    /// The segments before the first type name: `http.netty` of `dev.candela.http.netty.NettyServer.start`.
    private static String packageOf(String name) {
        return Arrays.stream(Source.shortName(name).split("\\."))
            .takeWhile(it -> !it.equals("*") && !Character.isUpperCase(it.charAt(0)))
            .collect(Collectors.joining("."));
    }
}
