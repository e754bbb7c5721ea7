package dev.candela.schema;

import java.util.List;
import java.util.function.IntPredicate;

/// A regular expression as a tree. Groups are gone: nothing here asks what a group has matched.
sealed interface PatternNode {
    /// No count of repetitions is the highest.
    int UNBOUNDED = -1;

    /// One code point of a set.
    record One(IntPredicate set) implements PatternNode {}

    /// All of them, one behind the other. Without any it is the empty text.
    record Sequence(List<PatternNode> parts) implements PatternNode {}

    /// Any one of them.
    record Choice(List<PatternNode> options) implements PatternNode {}

    /// As many copies as `min` to `max` says.
    record Repeat(PatternNode body, int min, int max) implements PatternNode {}

    /// A place between two code points.
    record At(Place place) implements PatternNode {}

    /// What follows must match, or must not, and is not consumed.
    record Look(PatternNode body, boolean negated) implements PatternNode {}

    enum Place {
        START,
        END,
        WORD_EDGE,
        NOT_WORD_EDGE
    }
}
