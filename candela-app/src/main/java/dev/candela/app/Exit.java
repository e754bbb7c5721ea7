package dev.candela.app;

/// The exit codes of the command. Scripts rely on them.
public final class Exit {
    /// Done, or the peer ended the session.
    public static final int OK = 0;

    /// Something failed while running, or the input was refused.
    public static final int FAILED = 1;

    /// Wrong usage, or nothing could be started.
    public static final int NOT_STARTED = 2;

    private Exit() {}
}
