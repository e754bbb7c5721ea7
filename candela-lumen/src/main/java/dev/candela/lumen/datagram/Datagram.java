package dev.candela.lumen.datagram;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameHeader;

/// What one datagram holds: one whole frame and nothing behind it.
public final class Datagram {
    /// Most bytes of a datagram: what UDP can carry over IPv4.
    public static final int BYTES_MAX = 65_507;

    /// Most bytes of the payload of a frame that is sent. A received one may use all of [#BYTES_MAX].
    public static final int PAYLOAD_BYTES_MAX = 65_500;

    private Datagram() {}

    /// Whether a frame can be sent. One that does not fit is never cut.
    public static boolean fits(Frame frame) {
        int payload = frame.payload().length;
        return payload <= PAYLOAD_BYTES_MAX && FrameHeader.size(payload) + payload <= BYTES_MAX;
    }

    /// The frame that a datagram is.
    ///
    /// @param length  bytes that came; one above [#BYTES_MAX] stands for any number above it
    /// @throws MalformedLumen when it is too large, cut short, no frame, a frame and more, or a piece of one
    public static Frame read(byte[] bytes, int offset, int length) throws MalformedLumen {
        if (length > BYTES_MAX) {
            throw new MalformedLumen("datagram: too large (expected: <= " + BYTES_MAX + " bytes)");
        }
        return switch (Frame.parse(bytes, offset, length)) {
            case Frame.Parsed.Complete(var frame, int consumed) when consumed == length -> checked(frame);
            case Frame.Parsed.Complete(_, int consumed) -> throw new MalformedLumen(
                "datagram: " + length + " bytes (expected: " + consumed + ", as the frame says)");
            case Frame.Parsed.Incomplete() -> throw new MalformedLumen(
                "datagram: " + length + " bytes (expected: more, as the frame says)");
            case Frame.Parsed.Malformed(String why) -> throw new MalformedLumen(why);
        };
    }

    /// What says that it is a piece of something, or says what nobody knows, cannot be taken for a whole frame.
    private static Frame checked(Frame frame) throws MalformedLumen {
        if (Flags.has(frame.flags(), Flags.FRAGMENTED | Flags.RESERVED)) {
            throw new MalformedLumen("datagram flags: " + frame.flags() + " (expected: none but "
                + (Flags.COMPRESSED | Flags.ENCRYPTED | Flags.PRIORITY) + ")");
        }
        return frame;
    }
}
