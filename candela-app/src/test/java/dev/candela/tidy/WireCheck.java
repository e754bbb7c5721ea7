package dev.candela.tidy;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Only `wire` and `era` know a revision, and only `wire` spells the fields of the protocol.
final class WireCheck implements Check {
    private static final Set<String> KNOW_REVISIONS = Set.of("wire", "era");

    /// The testkit and the benchmarks hold literal messages: expectations are never taken from the code they test.
    private static final Set<String> SPELL_FIELDS =
        Set.of("wire", "testkit", "bench", "bench.floor", "bench.load", "bench.micro");

    private static final String RESERVED_PREFIX = "io.modelcontextprotocol/";
    /// Names that are hardly used for anything else; `requestState` is missing because a limit has that name, too.
    private static final Set<String> FIELDS = Set.of("_meta", "cacheScope", "clientCapabilities", "clientInfo",
        "inputRequests", "inputResponses", "isError", "jsonrpc", "listChanged", "nextCursor", "progressToken",
        "protocolVersion", "requiredCapabilities", "resultType", "serverInfo", "structuredContent",
        "ttlMs");

    @Override
    public List<Fault> faults(Source source) {
        if (source.isTest() || source.isModuleDescriptor()) {
            return List.of();
        }
        var faults = new ArrayList<Fault>();
        String here = source.packageName();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
                if (tree.getName().contentEquals("Revision") && !KNOW_REVISIONS.contains(here)) {
                    faults.add(source.fault(tree, here + " uses Revision (expected: only wire and era)"));
                }
                return super.visitIdentifier(tree, null);
            }

            @Override
            public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
                if (tree.getIdentifier().contentEquals("Revision") && !KNOW_REVISIONS.contains(here)) {
                    faults.add(source.fault(tree, here + " uses Revision (expected: only wire and era)"));
                }
                return super.visitMemberSelect(tree, null);
            }

            @Override
            public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void nothing) {
                if (tree.getValue() instanceof String text && !SPELL_FIELDS.contains(here)) {
                    spelled(text).forEach(field ->
                        faults.add(source.fault(tree, here + " spells \"" + field + "\" (expected: only wire)")));
                }
                return super.visitLiteral(tree, null);
            }
        }.scan(source.unit(), null);
        return faults;
    }

    /// A field is spelled when it is the whole text, or stands in quotes inside a text that is JSON itself.
    private static List<String> spelled(String text) {
        var found = new ArrayList<String>();
        FIELDS.stream().sorted().filter(it -> text.equals(it) || text.contains('"' + it + '"')).forEach(found::add);
        if (text.contains(RESERVED_PREFIX)) {
            found.add(RESERVED_PREFIX);
        }
        return found;
    }
}
