package dev.candela.pipe;

import dev.candela.rpc.Connection;
import java.util.Optional;

/// A connection that this end has opened. Safe for any thread.
public interface OpenPipe extends AutoCloseable {
    /// What the receiver knows it by, and the way to the other end.
    Connection connection();

    /// Opens a connection inside this one, which shares its bytes and nothing else; empty where the other end has not
    /// agreed to that, or there are too many.
    Optional<Connection> openInside();

    /// Closes a connection that was opened inside this one. The receiver is told when the other end has done so too.
    void closeInside(Connection inside);

    /// Whether something can still be sent. That it has ended is told to the receiver too.
    boolean isOpen();

    /// Ends it: what was sent still goes out, what runs for the other end is cancelled. Waits until it is closed, for a
    /// bounded time, unless the thread must not wait. Calling it again does nothing.
    @Override
    void close();
}
