package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameHeader;
import java.util.Optional;

/// One frame in one datagram: exactly one, whole, and never cut to fit.
public final class Datagram {
    /// Bytes of the largest datagram over IPv4.
    public static final int BYTES_MAX = 65_507;

    private Datagram() {}

    /// @throws MalformedLumen when it is not exactly one frame
    public static Frame read(byte[] bytes, int offset, int length) throws MalformedLumen {
        if (length > BYTES_MAX) {
            throw new MalformedLumen("datagram: " + length + " bytes (expected: <= " + BYTES_MAX + ")");
        }
        return OnlyFrame.of(bytes, offset, length);
    }

    /// The bytes to send; empty when the frame is too large.
    public static Optional<byte[]> bytes(Frame frame) {
        int payload = frame.payload().length;
        return payload <= BYTES_MAX - FrameHeader.size(payload) ? Optional.of(frame.bytes()) : Optional.empty();
    }
}
