package dev.candela.rpc;

import dev.candela.wire.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The narrow waist: every binding delivers here, and knows nothing of what is behind it.
///
/// Safe for any thread.
public interface Receiver {
    /// What bindings in front of it must keep to.
    Limits limits();

    /// Takes one message. On a pipe, call it in the order of arrival, on the thread that reads: it never blocks, and
    /// what must keep that order (opening a session, a cancellation, an answer) has happened when it returns.
    ///
    /// @param sink  the way back: of this exchange on HTTP, of the whole connection on a pipe
    /// @return what is left to do
    Work receive(Message message, TransportContext context, Sink sink);

    /// Opens a stream for what the server has to say on its own, or goes on with one that broke.
    ///
    /// @param lastEventId  id of the last event that the client saw; null for a new stream
    /// @return what is left to do; [Work#abandon] detaches the stream
    Work attach(TransportContext context, @Nullable String lastEventId, Sink sink);

    /// Ends a session at the client's wish.
    ///
    /// @return why it could not be ended; empty when it has ended
    Optional<Refusal> end(TransportContext context);

    /// A connection is gone: everything that it owned ends.
    void closed(Connection connection);
}
