package dev.candela.memory;

import dev.candela.lumen.frame.FrameHeader;

/// How many bytes a frame has, told from the first of them.
final class FrameSize {
    /// More bytes are needed to tell.
    static final long UNKNOWN = 0;

    /// No further bytes could make it a frame.
    static final long MALFORMED = -1;

    private FrameSize() {}

    /// Bytes of the frame that begins at `at`, header and payload, or [#UNKNOWN], or [#MALFORMED].
    ///
    /// @param end  index behind the last byte that is there
    static long at(byte[] bytes, int at, int end) {
        int header = FrameHeader.sizeAt(bytes, at, end);
        if (header == FrameHeader.INCOMPLETE) {
            return UNKNOWN;
        }
        if (header == FrameHeader.MALFORMED) {
            return MALFORMED;
        }
        long payload = FrameHeader.payloadBytesAt(bytes, at);
        return payload > Long.MAX_VALUE - header ? MALFORMED : header + payload;
    }
}
