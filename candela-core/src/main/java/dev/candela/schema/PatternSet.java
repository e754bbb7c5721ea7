package dev.candela.schema;

import java.util.List;
import java.util.function.IntPredicate;

/// What stands between brackets: the code points of any of its items, or all others.
///
/// The answer for ASCII is worked out beforehand; for the rest every item is asked, and [#cost()] says how many.
final class PatternSet implements IntPredicate {
    private static final int ASCII = 128;

    private final List<IntPredicate> items;
    private final boolean negated;
    private final boolean[] ascii = new boolean[ASCII];

    PatternSet(List<IntPredicate> items, boolean negated) {
        this.items = List.copyOf(items);
        this.negated = negated;
        for (int c = 0; c < ASCII; c++) {
            ascii[c] = ask(c);
        }
    }

    int cost() {
        return items.size();
    }

    @Override
    public boolean test(int c) {
        return c < ASCII ? ascii[c] : ask(c);
    }

    private boolean ask(int c) {
        for (IntPredicate item : items) {
            if (item.test(c)) {
                return !negated;
            }
        }
        return negated;
    }
}
