package dev.candela.model;

/// Ends a tool call with a result that says what went wrong (`isError`), so that the model can do better.
///
/// The message reaches the model word for word; any other exception of a handler reaches only the log.
public final class ToolFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ToolFailure(String message) {
        super(message, null, false, false);
    }
}
