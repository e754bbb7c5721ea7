package dev.candela.pipe;

import dev.candela.wire.Message;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How messages are written as bytes on one connection, and read from them.
///
/// One thread at a time brings bytes, in order; any thread encodes.
public interface Wire {
    /// The connection itself, beside the channels that a wire may open on it.
    int MAIN = -1;

    /// What is written before anything else; empty for nothing.
    byte[] greeting();

    /// Takes bytes as they come: as many messages as are in them, or a part of one. On a carrier that has messages of
    /// its own, one whole binary message.
    ///
    /// @param bytes  not to be kept, and not to be changed
    /// @throws IOException  to end the connection after what was queued has been written; a [BrokenWire] says why
    void take(byte[] bytes, int offset, int length, Arrivals to) throws IOException;

    /// Takes a whole text message, UTF-8, of a carrier that has messages and knows two kinds of them.
    ///
    /// @throws IOException  as for [#take]
    default void takeText(byte[] bytes, int offset, int length, Arrivals to) throws IOException {
        take(bytes, offset, length, to);
    }

    /// Nothing more will come. What has begun to come may be told as the last message.
    void end(Arrivals to);

    /// A message as it will be written, but for what depends on the order of writing. Called outside of any lock; may
    /// wait while what both ends can read is still being agreed on, but not once a message has come.
    ///
    /// @param channel  of those that were opened, or [#MAIN]
    /// @return null when nothing can be sent any more
    @Nullable Outgoing encode(int channel, Message message);

    /// A channel that this end opens.
    ///
    /// @param number  >= 0, not open
    /// @param asking  what tells the peer
    record Opening(int number, Outgoing asking) {}

    /// Opens a channel.
    ///
    /// @return null where there are none, or too many
    default @Nullable Opening open() {
        return null;
    }

    /// Closes a channel.
    ///
    /// @return what tells the peer; null when it is not open
    default @Nullable Outgoing close(int channel) {
        return null;
    }

    /// Asks the peer to stop sending messages, or to go on.
    ///
    /// @return null where there is no way to ask
    default @Nullable Outgoing pace(boolean go) {
        return null;
    }

    /// A sign of life for the peer, once in a while.
    ///
    /// @return null where the peer expects none
    /// @throws IOException  when the peer has answered none of the last ones: it is gone
    default @Nullable Outgoing beat() throws IOException {
        return null;
    }

    /// The connection is over. Whoever waits in [#encode] must wait no longer. Called at least once.
    default void close() {}
}
