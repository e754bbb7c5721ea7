package dev.candela.app.vectors;

import java.util.List;

/// What came of a file of vectors.
///
/// @param file    its name
/// @param passed  vectors that passed
/// @param note    what else was looked at; may be empty
public record FileReport(String file, int passed, List<Failure> failures, String note) {
    public FileReport {
        failures = List.copyOf(failures);
    }
}
