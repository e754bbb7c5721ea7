package dev.candela.lumen.frame;

import dev.candela.lumen.Hyb128;

/// The bytes before a payload: its length, the type, the flags. Nothing here allocates.
///
/// A payload that is written before its length is known goes [#BYTES_BEFORE] bytes into the buffer; then
/// [#writeBefore] puts the header right in front of it.
public final class FrameHeader {
    /// Bytes of the shortest header.
    public static final int BYTES_MIN = 3;

    /// Bytes of the longest header that a peer may write.
    public static final int BYTES_MAX = Hyb128.BYTES_MAX + 2;

    /// Bytes of the longest header in front of an array.
    public static final int BYTES_BEFORE = 7;

    /// [#sizeAt] when more bytes are needed.
    public static final int INCOMPLETE = Hyb128.INCOMPLETE;

    /// [#sizeAt] when no further bytes could make it a header.
    public static final int MALFORMED = Hyb128.MALFORMED;

    private FrameHeader() {}

    /// Bytes of the header in front of a payload of that many bytes.
    public static int size(int payloadBytes) {
        return Hyb128.size(payloadBytes) + 2;
    }

    /// Writes a header; `out` must have room for [#size] bytes.
    ///
    /// @return index behind it, where the payload belongs
    public static int write(byte[] out, int at, int type, int flags, int payloadBytes) {
        int to = Hyb128.write(payloadBytes, out, at);
        out[to] = (byte) type;
        out[to + 1] = (byte) flags;
        return to + 2;
    }

    /// Writes a header that ends where the payload begins.
    ///
    /// @param payloadAt  at least [#BYTES_BEFORE]
    /// @return index of the frame's first byte
    public static int writeBefore(byte[] out, int payloadAt, int type, int flags, int payloadBytes) {
        int at = payloadAt - size(payloadBytes);
        write(out, at, type, flags, payloadBytes);
        return at;
    }

    /// Bytes of the header that begins at `at`, or [#INCOMPLETE], or [#MALFORMED].
    ///
    /// @param end  index behind the last byte that is there
    public static int sizeAt(byte[] bytes, int at, int end) {
        int size = Hyb128.sizeAt(bytes, at, end);
        if (size <= 0) {
            return size;
        }
        return end - at < size + 2 ? INCOMPLETE : size + 2;
    }

    /// Bytes of the payload, where [#sizeAt] has found a header. As much as 2^63-1: compare before adding to it.
    public static long payloadBytesAt(byte[] bytes, int at) {
        return Hyb128.valueAt(bytes, at);
    }

    /// @param size  as [#sizeAt] has found it
    public static int typeAt(byte[] bytes, int at, int size) {
        return bytes[at + size - 2] & 0xFF;
    }

    /// @param size  as [#sizeAt] has found it
    public static int flagsAt(byte[] bytes, int at, int size) {
        return bytes[at + size - 1] & 0xFF;
    }
}
