package dev.candela.state;

import java.util.concurrent.atomic.AtomicInteger;

/// The bytes of one message as UTF-8 JSON, made once and kept by every stream that it was appended to.
///
/// `MessageWriter.bytes` makes the bytes of a message, `MessageReader` reads one back. Compared by identity; safe for
/// any thread. Append a payload to one log only: that log counts its bytes once, however many streams share it.
public final class Payload {
    private final byte[] utf8;
    private final AtomicInteger holders = new AtomicInteger();

    /// @param utf8  given away: never change it again
    public Payload(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// Not a copy, so that it can be written out as it is: never change it.
    public byte[] utf8() {
        return utf8;
    }

    /// Bytes of the message.
    public int size() {
        return utf8.length;
    }

    int holders() {
        return holders.get();
    }

    /// @return true for the first stream that keeps it
    boolean hold() {
        return holders.getAndIncrement() == 0;
    }

    /// @return true for the last stream that kept it
    boolean release() {
        return holders.decrementAndGet() == 0;
    }
}
