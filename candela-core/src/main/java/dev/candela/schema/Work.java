package dev.candela.schema;

/// What one check may still cost. Everything that can grow faster than the value it looks at asks here first.
///
/// One use, one thread.
final class Work {
    private final int depthMax;
    private long left;
    private int depth;

    Work(SchemaLimits limits) {
        left = limits.stepsMax();
        depthMax = limits.evaluationDepthMax();
    }

    /// @throws Exhausted when nothing is left
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted();
        }
    }

    /// Goes one level deeper. A level costs the more the deeper it is, because what a level keeps grows likewise.
    void enter(int steps) {
        depth++;
        if (depth > depthMax) {
            throw new Exhausted();
        }
        spend(steps + (long) steps * depth / 8);
    }

    void leave() {
        depth--;
    }

    /// The check would cost more than it may. Caught where the check began.
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Exhausted() {
            super("work: too much", null, false, false);
        }
    }
}
