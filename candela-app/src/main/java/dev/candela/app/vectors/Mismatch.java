package dev.candela.app.vectors;

/// Something is not what a vector says, or the vector says nothing that can be understood.
final class Mismatch extends Exception {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String expected;
    private final String actual;

    Mismatch(String what, String expected, String actual) {
        super(what + ": " + actual + " (expected: " + expected + ")", null, false, false);
        this.what = what;
        this.expected = expected;
        this.actual = actual;
    }

    /// Compares what came with what had to come.
    static void require(String what, Object expected, Object actual) throws Mismatch {
        if (!expected.equals(actual)) {
            throw new Mismatch(what, expected.toString(), actual.toString());
        }
    }

    String what() {
        return what;
    }

    String expected() {
        return expected;
    }

    String actual() {
        return actual;
    }
}
