package dev.candela.lumen;

/// Bytes that are not what LUMEN says they must be, or more than the limits allow. Tells what and where, never content.
public final class MalformedLumen extends Exception {
    private static final long serialVersionUID = 1;

    /// @param message  `name: value (expected: …)`; none of it comes from the bytes
    public MalformedLumen(String message) {
        super(message, null, false, false);
    }

    /// A fault at a place in a payload.
    ///
    /// @param at  index counted from the beginning of the payload
    public static MalformedLumen at(int at, String what) {
        return new MalformedLumen("payload at byte " + at + ": " + what);
    }
}
