package dev.candela.rpc;

import dev.candela.wire.Message;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The way back to the peer: of one HTTP exchange, or of a whole connection on a pipe.
///
/// Safe for any thread. Nothing here fails: what can no longer be delivered is dropped, and the binding that notices
/// says so through [Work#abandon] or [Receiver#closed].
public interface Sink {
    /// Sends a message. An HTTP exchange ends with the response to its request; what comes before it opens an event
    /// stream.
    ///
    /// @return false when the way back is already gone
    default boolean send(Message message) {
        return send(message, null);
    }

    /// Sends a message as an event that can be named later to go on after it.
    ///
    /// @param eventId  null for an event without an id; a pipe has no ids
    boolean send(Message message, @Nullable String eventId);

    /// Sends a failure and says what kind of refusal it is. A pipe has nothing to add.
    default void refuse(Message.Failure failure, Refusal why) {
        send(failure);
    }

    /// Names the session that the next response opens. A pipe is its own session.
    default void session(String id) {}

    /// Opens the event stream now, beginning with an empty event of that id, so that a client whose connection
    /// breaks can go on. Without effect on a pipe.
    ///
    /// @return false when the client cannot read a stream, or the answer has begun otherwise
    default boolean prime(@Nullable String eventId) {
        return false;
    }

    /// Ends the connection but not the stream: the client comes back after that time and names the last event.
    /// Without effect on a pipe.
    default void pause(Duration retry) {}

    /// Whether messages may precede the response.
    default boolean canStream() {
        return true;
    }

    /// Ends the exchange where nothing more will follow. A pipe stays open.
    default void close() {}
}
