package dev.candela.rpc;

import dev.candela.model.LogLevel;
import dev.candela.wire.Message;
import java.time.Duration;

/// What may be sent to the client before the result of a request, on the way that belongs to the request.
///
/// Safe for any thread. After the request was answered or cancelled nothing is sent any more.
public interface Replies {
    void send(Message.Notification notification);

    /// Whether log messages of that level are wanted.
    boolean wants(LogLevel level);

    /// Ends the connection but not the request: the client comes back after that time for the rest.
    ///
    /// @return false where clients cannot come back; then nothing happened
    boolean pause(Duration retry);
}
