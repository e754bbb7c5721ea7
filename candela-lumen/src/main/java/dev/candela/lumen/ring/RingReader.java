package dev.candela.lumen.ring;

import dev.candela.lumen.MalformedLumen;
import java.util.Arrays;
import java.util.Optional;

/// Takes messages out of a ring as far as they are there, and remembers how far it came. Never waits.
///
/// A message may be larger than the ring. Memory is taken for what has come, not for what is announced. Once refused,
/// every further call is. One thread at a time.
public final class RingReader {
    /// Largest message.
    public static final int MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

    /// No frame is smaller.
    static final int MESSAGE_BYTES_MIN = 3;

    private static final byte[] NONE = new byte[0];

    private final Ring ring;
    private final int messageBytesMax;
    private final byte[] prefix = new byte[Integer.BYTES];
    private long at;
    private int ofPrefix;
    private int length;
    private byte[] message = NONE;
    private int ofMessage;
    private boolean broken;

    RingReader(Ring ring, int messageBytesMax) throws MalformedLumen {
        if (messageBytesMax < MESSAGE_BYTES_MIN || messageBytesMax > MESSAGE_BYTES_MAX) {
            throw new IllegalArgumentException("messageBytesMax: " + messageBytesMax + " (expected: "
                + MESSAGE_BYTES_MIN + ".." + MESSAGE_BYTES_MAX + ")");
        }
        this.ring = ring;
        this.messageBytesMax = messageBytesMax;
        this.at = ring.checked(ring.read());
    }

    /// Bytes of the message under way that have come, its length among them; 0 between two messages.
    public int pending() {
        return ofPrefix + ofMessage;
    }

    /// The next message, when the rest of it is in the ring. Otherwise what is there is taken and kept, so that the
    /// writer has room.
    ///
    /// @throws MalformedLumen when the writer's cursor is outside the ring, or the message is too large
    public Optional<byte[]> poll() throws MalformedLumen {
        if (broken) {
            throw new MalformedLumen("ring: broken before (expected: another region)");
        }
        broken = true;
        long there = ring.used(ring.checked(ring.written()), at);
        var next = there == 0 ? Optional.<byte[]>empty() : take(there);
        broken = false;
        return next;
    }

    private Optional<byte[]> take(long there) throws MalformedLumen {
        long rest = there;
        if (ofPrefix < prefix.length) {
            int count = (int) Math.min(prefix.length - ofPrefix, rest);
            at = ring.take(at, prefix, ofPrefix, count);
            ofPrefix += count;
            rest -= count;
            if (ofPrefix == prefix.length) {
                length = announced();
            }
        }
        if (ofPrefix == prefix.length) {
            int count = (int) Math.min(length - ofMessage, rest);
            room(count);
            at = ring.take(at, message, ofMessage, count);
            ofMessage += count;
        }
        ring.read().store(at);
        return ofPrefix == prefix.length && ofMessage == length ? Optional.of(whole()) : Optional.empty();
    }

    private int announced() throws MalformedLumen {
        int bytes = 0;
        for (int i = 0; i < prefix.length; i++) {
            bytes |= (prefix[i] & 0xFF) << (i * Byte.SIZE);
        }
        if (bytes < MESSAGE_BYTES_MIN || bytes > messageBytesMax) {
            throw new MalformedLumen("message: " + Integer.toUnsignedString(bytes) + " bytes (expected: "
                + MESSAGE_BYTES_MIN + ".." + messageBytesMax + ")");
        }
        return bytes;
    }

    /// Grows to twice of what has come, but never beyond the message, so that the last growth fits exactly.
    private void room(int count) {
        if (message.length - ofMessage < count) {
            long roomy = 2L * (ofMessage + count);
            message = Arrays.copyOf(message, (int) Math.min(length, ofMessage + count == length ? length : roomy));
        }
    }

    private byte[] whole() {
        byte[] taken = message.length == length ? message : Arrays.copyOf(message, length);
        message = NONE;
        ofMessage = 0;
        ofPrefix = 0;
        return taken;
    }
}
