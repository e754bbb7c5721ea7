package dev.candela.pipe.netty;

import dev.candela.pipe.Outlet;

/// How bytes are put on a channel, and how the channel is ended. Only on its loop.
public interface Framing {
    /// What to write for one message or some bytes of the wire's own.
    Object frame(Outlet.Sealed sealed);

    /// Ends the channel behind all that has been written, within a bounded time.
    void end(Ending ending);
}
