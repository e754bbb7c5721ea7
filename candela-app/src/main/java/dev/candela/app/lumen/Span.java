package dev.candela.app.lumen;

/// Some bytes of the input, which may promise more than there are.
///
/// @param from  index of the first
/// @param to    index behind the last one that is there
/// @param end   index behind the last one that was promised; at least `to`
record Span(int from, int to, long end) {
    boolean isWhole() {
        return to == end;
    }

    int there() {
        return to - from;
    }

    /// The same without the first bytes.
    Span after(int at) {
        return new Span(at, to, end);
    }

    /// A part that begins at `at` and has so many bytes; they may be more than are there, not more than were promised.
    Span part(int at, long length) {
        return new Span(at, (int) Math.min(to, at + length), at + length);
    }
}
