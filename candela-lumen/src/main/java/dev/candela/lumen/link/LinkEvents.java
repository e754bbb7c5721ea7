package dev.candela.lumen.link;

import dev.candela.json.Json;
import dev.candela.lumen.extension.StreamData;
import dev.candela.lumen.extension.StreamInit;
import dev.candela.lumen.negotiation.TransportChoice;
import dev.candela.lumen.negotiation.TransportOffer;

/// What a [Link] finds in the bytes that have come, in their order, on the thread that gave them to it.
///
/// A channel is [Link#MAIN], the connection itself, or one that was opened on it.
public interface LinkEvents {
    /// JSON text: a line, or the payload of a frame that is not compressed. Valid until this returns.
    void text(int channel, byte[] bytes, int offset, int length);

    /// A message that came as a compressed frame.
    void value(int channel, Json message);

    /// A compressed frame that holds no value. The connection goes on; tell the peer.
    ///
    /// @param why  a sentence; none of it comes from the peer
    void unreadable(int channel, String why);

    /// Something that is no message, or too large for one. The connection goes on; tell the peer.
    ///
    /// @param why  a sentence; none of it comes from the peer
    void refused(int channel, String why);

    /// Bytes that are owed to the peer: to be written at once, also while messages have to wait.
    void reply(Outgoing control);

    /// The two ends have settled on LUMEN.
    void agreed(Terms terms);

    /// The two ends have settled on lines of JSON. Comes once, unless [#agreed] does and stays.
    void plain();

    /// A server has acknowledged after this end fell back to lines: it now reads frames only, and has been fed lines.
    /// Nothing can be done with this connection; a new one may get more time, or try no LUMEN.
    void late();

    void opened(int channel);

    void closed(int channel);

    /// The peer has changed how much may be written: see [Link#mayWrite].
    void credit();

    /// A stream of tokens begins. Passed over unless somebody wants it, as its pieces are.
    default void streamBegun(int channel, StreamInit begin) {}

    /// A piece of a stream, in its place.
    default void streamed(int channel, StreamData piece) {}

    /// @param tokens  pieces that came before
    default void streamEnded(int channel, long streamId, long tokens) {}

    /// The peer could move to another carrier. It stays, unless told otherwise.
    default TransportChoice transport(TransportOffer offer) {
        return new TransportChoice(TransportOffer.STREAM, null);
    }
}
