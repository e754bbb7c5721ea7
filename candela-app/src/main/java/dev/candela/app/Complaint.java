package dev.candela.app;

/// What is wrong with one thing the user gave, and what would have been right.
///
/// @param name     what is wrong, as the user knows it: an option, a setting, a variable
/// @param value    what was given; never a secret
/// @param expected what would have been accepted
public record Complaint(String name, String value, String expected) {
    /// One line, as every message of the command: `name: value (expected: …)`.
    @Override
    public String toString() {
        return OneLine.of(name + ": " + value + " (expected: " + expected + ")");
    }
}
