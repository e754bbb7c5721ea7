package dev.candela.lumen.frame;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One frame. The type may be an unassigned one, and the flags any: what is refused is for the receiver to say.
///
/// Two frames are equal when their bytes are. Neither given nor received arrays are copied; whoever has them leaves
/// them as they are.
///
/// @param type   0..255; see [FrameType]
/// @param flags  0..255; see [Flags]
@SuppressWarnings("ArrayRecordComponent") // equality is spelled out below
public record Frame(int type, int flags, byte[] payload) {
    /// Bytes of the longest payload that an array of the whole frame can hold.
    private static final int PAYLOAD_BYTES_MAX = Integer.MAX_VALUE - 32;

    /// What the first bytes of some are.
    public sealed interface Parsed {
        /// @param consumed  bytes of the frame; others may follow
        record Complete(Frame frame, int consumed) implements Parsed {}

        /// More bytes are needed.
        record Incomplete() implements Parsed {}

        /// No further bytes could make it a frame, or no memory could hold it.
        ///
        /// @param why  a sentence without a byte of it
        record Malformed(String why) implements Parsed {}
    }

    private static final Parsed INCOMPLETE = new Parsed.Incomplete();

    public Frame {
        requireByte("type", type);
        requireByte("flags", flags);
        Objects.requireNonNull(payload);
    }

    public static Frame of(FrameType type, int flags, byte[] payload) {
        return new Frame(type.code(), flags, payload);
    }

    /// The frame as it is sent.
    public byte[] bytes() {
        int header = FrameHeader.size(payload.length);
        var out = new byte[Math.addExact(header, payload.length)];
        FrameHeader.write(out, 0, type, flags, payload.length);
        System.arraycopy(payload, 0, out, header, payload.length);
        return out;
    }

    /// The frame that some bytes begin with. The payload is copied once all of it is there, never before.
    public static Parsed parse(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int header = FrameHeader.sizeAt(bytes, offset, offset + length);
        if (header == FrameHeader.INCOMPLETE) {
            return INCOMPLETE;
        }
        if (header == FrameHeader.MALFORMED) {
            return new Parsed.Malformed("frame length: malformed (expected: Hyb128 below 2^63)");
        }
        long payload = FrameHeader.payloadBytesAt(bytes, offset);
        if (payload > PAYLOAD_BYTES_MAX) {
            return new Parsed.Malformed("frame length: " + payload + " (expected: <= " + PAYLOAD_BYTES_MAX + ")");
        }
        if (payload > length - header) {
            return INCOMPLETE;
        }
        int from = offset + header;
        var copy = Arrays.copyOfRange(bytes, from, from + (int) payload);
        int type = FrameHeader.typeAt(bytes, offset, header);
        int flags = FrameHeader.flagsAt(bytes, offset, header);
        return new Parsed.Complete(new Frame(type, flags, copy), header + (int) payload);
    }

    /// Whether it is of that type.
    public boolean is(FrameType other) {
        return type == other.code();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Frame it && type == it.type && flags == it.flags && Arrays.equals(payload, it.payload);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type + flags) + Arrays.hashCode(payload);
    }

    /// Without the payload, which may hold anything.
    @Override
    public String toString() {
        var known = FrameType.of(type);
        return "Frame[type=" + (known == null ? type : known) + ", flags=" + flags + ", bytes=" + payload.length + "]";
    }

    private static void requireByte(String name, int value) {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0..255)");
        }
    }
}
