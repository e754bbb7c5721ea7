package dev.candela.pipe;

import dev.candela.model.Principal;
import dev.candela.wire.Message;

/// Where a wire tells what came in, in order, on the thread that brought the bytes.
public interface Arrivals {
    /// A message. On a carrier that may wait, this waits while too many are being worked on.
    ///
    /// @param channel  of those that were opened, or [Wire#MAIN]
    void message(int channel, Message message);

    /// Bytes of the wire's own, which go out behind all that is queued, even while the peer wants a pause.
    void write(Outgoing control);

    /// Bytes of the wire's own that are ready, as a binary message where there are kinds of messages.
    default void write(byte[] control) {
        write(Outgoing.binary(control));
    }

    /// The peer has opened a channel: from now on a connection of its own, which shares the carrier.
    ///
    /// @param channel  >= 0, not open; how many there may be is for the wire to bound
    void opened(int channel);

    /// The peer has closed a channel: all that belongs to it ends.
    void closed(int channel);

    /// The peer has shown who it is, before its first message.
    void identified(Principal principal);

    /// Whether the peer wants no messages for now. Who sends waits; what is already queued still goes out.
    void pause(boolean paused);
}
