package dev.candela.schema;

/// One thing that is wrong with a JSON value, short enough to send to a model so that it can correct itself.
///
/// @param path     JSON pointer to the place inside the value; empty for the value itself
/// @param message  what was there and what would have been right: `"x" (expected: a number)`. Holds at most a short
///     piece of the value
public record Fault(String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
