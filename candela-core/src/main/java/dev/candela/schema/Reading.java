package dev.candela.schema;

import java.util.List;

/// What came of reading JSON as a `T`: the value, or what is wrong with the JSON.
public sealed interface Reading<T> {
    /// It fits.
    record Value<T>(T value) implements Reading<T> {}

    /// It does not.
    ///
    /// @param faults  at least one, at most ten
    record Faulty<T>(List<Fault> faults) implements Reading<T> {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
