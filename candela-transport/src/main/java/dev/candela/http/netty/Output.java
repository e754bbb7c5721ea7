package dev.candela.http.netty;

import dev.candela.http.HttpAnswer;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/// How one exchange is written in its version of HTTP. Only on the event loop.
interface Output {
    Channel channel();

    /// Writes a whole answer, which ends the exchange.
    void whole(HttpAnswer answer);

    /// Writes the head of a stream.
    void head(HttpAnswer answer);

    /// Writes a piece of the stream.
    ///
    /// @param written  called on the loop when the piece has left; null when nobody wants to know
    void piece(byte[] prefix, byte[] event, @Nullable Runnable written);

    /// Ends the stream, and the exchange.
    void end();

    /// Ends the exchange by breaking it off.
    void drop();

    void flush();
}
