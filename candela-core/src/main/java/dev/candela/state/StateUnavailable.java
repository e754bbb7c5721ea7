package dev.candela.state;

/// A store could not be reached; nothing has changed, as far as is known. Trying again later may help.
///
/// The in-memory forms never throw it.
public final class StateUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StateUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
