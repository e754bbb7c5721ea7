package dev.candela.pipe;

/// One message, or some bytes of the wire's own, on its way out.
public interface Outgoing {
    /// The bytes to be written. Called exactly once, in the order of writing and under a lock: here belongs what
    /// depends on all that was written before, such as a cipher. It must not block.
    ///
    /// @return not to be changed any more
    byte[] seal();

    /// Whether it goes as text, on a carrier that knows text and binary messages.
    boolean text();

    /// Bytes that are ready.
    static Outgoing binary(byte[] bytes) {
        return new Ready(bytes, false);
    }

    /// UTF-8 that is ready.
    static Outgoing text(byte[] bytes) {
        return new Ready(bytes, true);
    }
}
