package dev.candela.model;

/// Ends a request with an error that the peer is told. For failures that the model should see, see [ToolFailure].
public final class McpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient McpError error;

    McpException(McpError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    public McpError error() {
        return error;
    }
}
