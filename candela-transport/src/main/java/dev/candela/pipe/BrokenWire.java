package dev.candela.pipe;

import java.io.IOException;

/// What came cannot be read on: the connection ends.
public final class BrokenWire extends IOException {
    private static final long serialVersionUID = 1L;

    /// What kind of fault it is, for carriers that can tell the peer.
    public enum Reason {
        /// It breaks the rules of the wire.
        MALFORMED,
        /// Text that is not UTF-8.
        NOT_TEXT,
        /// More at once than may be.
        TOO_LARGE,
        /// A kind of message that this end does not read.
        UNSUPPORTED,
        /// The other end has agreed to something after this one had given up, and both now read what neither writes.
        LATE
    }

    private final Reason reason;

    /// @param message  may be shown to the peer: holds nothing that came from anybody else
    public BrokenWire(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
