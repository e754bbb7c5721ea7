package dev.candela.pipe;

import dev.candela.rpc.Work;

/// What a pipe needs of whatever carries its bytes. Safe for any thread.
public interface Carrier {
    /// Whether something can still be sent.
    boolean isOpen();

    /// Sends a message. Waits for a peer that reads slowly or wants a pause, unless the current thread must not wait.
    ///
    /// @return false when the way is already gone
    boolean send(Outgoing message);

    /// Sends bytes of the wire's own, even during a pause. Only on the thread that reads.
    void control(Outgoing bytes);

    /// The peer wants a pause, or to go on. Only on the thread that reads.
    void pause(boolean paused);

    /// Does what a message has left to do, on a thread of its own. Only on the thread that reads.
    void start(Work work);
}
