package dev.candela.era;

import java.util.Optional;

/// The id of an event: the stream it belongs to and its place there. Streams are named uniquely, so an id of another
/// session, or of a time before a restart, names nothing.
record EventId(String stream, long sequence) {
    private static final int CHARS_MAX = 100;

    String format() {
        return stream + "-" + sequence;
    }

    /// Empty when the text is no id of ours.
    static Optional<EventId> parse(String text) {
        int dash = text.lastIndexOf('-');
        if (dash <= 0 || text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        try {
            long sequence = Long.parseLong(text.substring(dash + 1));
            return sequence < 0 ? Optional.empty() : Optional.of(new EventId(text.substring(0, dash), sequence));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
