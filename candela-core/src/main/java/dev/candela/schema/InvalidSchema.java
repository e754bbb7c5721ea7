package dev.candela.schema;

/// A schema that cannot be used: broken, beyond a limit, of another dialect, or in need of something from elsewhere.
///
/// The message says which part and what would have been right, and quotes the schema shortened.
public final class InvalidSchema extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidSchema(String message) {
        super(message);
    }
}
