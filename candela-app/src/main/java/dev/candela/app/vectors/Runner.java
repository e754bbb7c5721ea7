package dev.candela.app.vectors;

/// Runs the vectors of one kind of file.
@FunctionalInterface
interface Runner {
    /// Returns when this library does with a vector what it must.
    void run(Row row) throws Mismatch;
}
