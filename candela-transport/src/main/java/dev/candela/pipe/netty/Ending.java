package dev.candela.pipe.netty;

import dev.candela.pipe.BrokenWire;
import java.io.IOException;

/// Why a connection ends.
///
/// @param reason  one short sentence that the peer may be told
public record Ending(Kind kind, String reason) {
    public enum Kind {
        /// All is said.
        DONE,
        /// This end stops.
        STOPPING,
        /// The peer does not read.
        SLOW_READER,
        /// What came broke a rule.
        MALFORMED,
        /// Text that is not UTF-8.
        NOT_TEXT,
        /// More at once than may be.
        TOO_LARGE,
        /// A kind of message that this end does not read.
        UNSUPPORTED
    }

    public static final Ending DONE = new Ending(Kind.DONE, "");
    public static final Ending STOPPING = new Ending(Kind.STOPPING, "stopping");

    /// What came could not be read.
    public static Ending of(IOException cause) {
        return cause instanceof BrokenWire broken
            ? new Ending(kind(broken.reason()), String.valueOf(broken.getMessage()))
            : new Ending(Kind.MALFORMED, "malformed");
    }

    private static Kind kind(BrokenWire.Reason reason) {
        return switch (reason) {
            case MALFORMED -> Kind.MALFORMED;
            case NOT_TEXT -> Kind.NOT_TEXT;
            case TOO_LARGE -> Kind.TOO_LARGE;
            case UNSUPPORTED -> Kind.UNSUPPORTED;
            case LATE -> Kind.MALFORMED;
        };
    }

    /// Whether the peer may still be sending, not knowing that nobody reads it.
    public boolean isRefusal() {
        return switch (kind) {
            case MALFORMED, NOT_TEXT, TOO_LARGE, UNSUPPORTED -> true;
            case DONE, STOPPING, SLOW_READER -> false;
        };
    }
}
