package dev.candela.rpc;

import java.time.Duration;

/// What every limit must be. Outside of [Limits], so that whoever uses one of the records in it first does not meet
/// `Limits.DEFAULT` while that record's own default is still being made.
final class Positive {
    private Positive() {}

    static void require(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }

    static void require(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
        }
    }
}
