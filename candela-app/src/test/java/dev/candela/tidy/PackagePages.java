package dev.candela.tidy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every package has a page: what it is, where to start, what it may use; and says that null is the exception.
final class PackagePages {
    static List<Fault> faults(Collection<Source> sources) {
        var pages = new TreeMap<String, Source>();
        var packages = new TreeMap<String, Source>();
        for (Source it : sources) {
            if (!it.isTest() && !it.isModuleDescriptor()) {
                packages.putIfAbsent(it.packageName(), it);
                if (it.fileName().equals("package-info.java")) {
                    pages.put(it.packageName(), it);
                }
            }
        }
        var faults = new ArrayList<Fault>();
        packages.forEach((name, any) -> {
            if (!pages.containsKey(name)) {
                faults.add(new Fault(any.path(), 1, "package " + name + " has no package-info.java"));
            }
        });
        pages.forEach((name, page) -> require(page, faults));
        return faults;
    }

    private static void require(Source page, List<Fault> faults) {
        String text = page.text();
        Map.of(
            "a /// comment at its top", text.startsWith("/// "),
            "@NullMarked", text.contains("\n@NullMarked\n"),
            "a line on what it may use: May use: …", text.contains("\n/// May use: ")
        ).forEach((what, there) -> {
            if (!there) {
                faults.add(new Fault(page.path(), 1, "the page of a package needs " + what));
            }
        });
    }

    private PackagePages() {}
}
