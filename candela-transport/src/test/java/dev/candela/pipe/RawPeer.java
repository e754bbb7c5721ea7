package dev.candela.pipe;

import java.io.IOException;

/// The other end of a connection, which knows only bytes. Every read ends after 5 s.
public interface RawPeer extends AutoCloseable {
    /// Sends one text as a message.
    void send(String text) throws IOException;

    /// Sends one text as a message, byte by byte.
    void sendSlowly(String text) throws IOException;

    /// Sends the first half of a message.
    void begin(String text) throws IOException;

    /// Sends a text as a message again and again, without reading, until that fails or takes too long.
    void flood(String text);

    /// The next message.
    String next() throws IOException;

    /// Whether the other end closes the connection, or has done so, after at most 5 s.
    boolean isClosed();

    /// Leaves without a word.
    void vanish() throws IOException;

    @Override
    void close() throws IOException;
}
