package dev.candela.lumen.link;

/// The two ends do not understand each other, or must not speak to each other: the connection cannot go on. Tells what
/// and where, never content.
public final class BrokenLink extends Exception {
    private static final long serialVersionUID = 1;

    /// @param message  `name: value (expected: …)`; none of it comes from the peer
    public BrokenLink(String message) {
        super(message, null, false, false);
    }
}
