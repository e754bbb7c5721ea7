package dev.candela.lumen.ring;

import dev.candela.lumen.MalformedLumen;
import java.util.Objects;

/// Puts messages into a ring as far as there is room, and remembers how far it came. Never waits.
///
/// A message is its length, four bytes little-endian, and its bytes. One that fits into the ring is begun only when all
/// of it has room, so that it can be given up as long as it has not; a larger one goes through in pieces. Once refused,
/// every further call is. One thread at a time.
public final class RingWriter {
    /// Largest message.
    public static final int MESSAGE_BYTES_MAX = RingReader.MESSAGE_BYTES_MAX;

    private final Ring ring;
    private final byte[] prefix = new byte[Integer.BYTES];
    private long at;
    private int prefixLeft;
    private int left;
    private boolean broken;

    RingWriter(Ring ring) throws MalformedLumen {
        this.ring = ring;
        this.at = ring.checked(ring.written());
    }

    /// Whether no message is under way.
    public boolean isIdle() {
        return left == 0;
    }

    /// Begins a message. Nothing is written yet.
    ///
    /// @param length  in bytes
    public void begin(int length) {
        if (!isIdle()) {
            throw new IllegalStateException("ring: in the middle of a message (expected: its " + left + " last bytes)");
        }
        if (length < RingReader.MESSAGE_BYTES_MIN || length > MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException("message: " + length + " bytes (expected: "
                + RingReader.MESSAGE_BYTES_MIN + ".." + MESSAGE_BYTES_MAX + ")");
        }
        for (int i = 0; i < prefix.length; i++) {
            prefix[i] = (byte) (length >>> (i * Byte.SIZE));
        }
        prefixLeft = prefix.length;
        left = length;
    }

    /// Writes the next bytes of the message under way, as many as there is room for. One that is larger than the ring
    /// begins when the ring is empty.
    ///
    /// @param count  at most what the message still lacks
    /// @return how many were written: 0 to `count`
    /// @throws MalformedLumen when the reader's cursor is outside the ring
    public int write(byte[] bytes, int offset, int count) throws MalformedLumen {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (count > left) {
            throw new IllegalArgumentException("message: " + count + " more bytes (expected: <= " + left + ")");
        }
        long free = free();
        if (prefixLeft == prefix.length && free < Math.min(prefix.length + (long) left, ring.length() - 1)) {
            return 0;
        }
        int ofPrefix = (int) Math.min(prefixLeft, free);
        int ofMessage = (int) Math.min(count, free - ofPrefix);
        if (ofPrefix + ofMessage > 0) {
            at = ring.put(at, prefix, prefix.length - prefixLeft, ofPrefix);
            at = ring.put(at, bytes, offset, ofMessage);
            prefixLeft -= ofPrefix;
            left -= ofMessage;
            ring.written().store(at);
        }
        return ofMessage;
    }

    /// Gives up the message that was begun, if nothing of it has gone into the ring.
    ///
    /// @return whether no message is under way now; otherwise the reader waits for the rest of it
    public boolean cancel() {
        if (prefixLeft == prefix.length) {
            prefixLeft = 0;
            left = 0;
        }
        return isIdle();
    }

    private long free() throws MalformedLumen {
        if (broken) {
            throw new MalformedLumen("ring: broken before (expected: another region)");
        }
        broken = true;
        long free = ring.free(at, ring.checked(ring.read()));
        broken = false;
        return free;
    }
}
