package dev.candela.http;

import java.time.Duration;

/// One admitted request, and the way to answer it: what an HTTP engine has to offer.
///
/// Answered whole by [#answer], or in pieces by [#begin], [#offer] and [#finish]. Safe for any thread; what is given
/// to it first goes out first. Nothing fails: what can no longer be sent is dropped.
public interface HttpExchange {
    /// What became of a piece that was offered.
    enum Offered {
        /// It will be written.
        TAKEN,
        /// Too much waits for the peer already: nothing was taken.
        FULL,
        /// The peer has left.
        GONE
    }

    /// Answers whole, which ends the exchange.
    void answer(HttpAnswer answer);

    /// Sends the head of an event stream. The body of the answer is not used.
    void begin(HttpAnswer head);

    /// Offers a piece of the stream: the bytes of both, one after the other. The arrays must not change any more; an
    /// event array that is offered to many exchanges is prepared for writing only once.
    ///
    /// Never blocks. A piece is taken when it fits into what may wait, or when nothing waits.
    Offered offer(byte[] prefix, byte[] event);

    /// Blocks until a piece of that size would be taken, or that time has passed, or the peer has left.
    ///
    /// @return false when the time has passed
    boolean awaitRoom(int bytes, Duration atMost) throws InterruptedException;

    /// Ends the stream after all that was taken.
    void finish();

    /// Ends the exchange at once, without its rest: the peer sees a broken stream.
    void abort();

    /// Says whether the exchange is only kept open: if so, it is not waited for when the server stops. At first it is
    /// not.
    void park(boolean parked);

    /// Has that called once, on any thread, when the peer leaves before the exchange has ended; at once when it already
    /// has. It must not block.
    void onGone(Runnable action);
}
