package dev.candela.era;

import dev.candela.rpc.InFlight;
import dev.candela.rpc.Refusal;
import dev.candela.wire.Message;
import java.time.Duration;

/// The way back of one request, with the rules of its era.
interface Reply {
    /// Sends something that precedes the answer.
    ///
    /// @return false when there was no way to send it
    boolean ahead(Message message);

    /// Ends the request.
    void answer(Message.Response response);

    /// Ends the request before a handler did anything.
    void refuse(Message.Failure failure, Refusal why);

    /// Ends the request without an answer: nobody waits for one.
    void silence();

    /// The way back to the peer is gone.
    void lost(InFlight.Call call);

    /// Ends the connection but not the request.
    ///
    /// @return false where clients cannot come back
    default boolean pause(Duration retry) {
        return false;
    }

    /// The request takes long: what keeps a connection alive may begin.
    default void slow() {}
}
