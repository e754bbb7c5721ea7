package dev.candela.lumen.link;

import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import java.util.Arrays;

/// A frame where it stands in a buffer. Valid as long as that is.
///
/// @param offset  where its payload begins
/// @param length  bytes of its payload
@SuppressWarnings("ArrayRecordComponent") // never compared
record FrameView(int type, int flags, byte[] bytes, int offset, int length) {
    static FrameView of(Frame frame) {
        return new FrameView(frame.type(), frame.flags(), frame.payload(), 0, frame.payload().length);
    }

    boolean has(int bits) {
        return Flags.has(flags, bits);
    }

    /// A frame of its own.
    Frame frame() {
        return new Frame(type, flags, Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /// The same frame with another payload: what was in it, or behind it.
    FrameView holding(byte[] payload, int withoutFlags) {
        return new FrameView(type, flags & ~withoutFlags, payload, 0, payload.length);
    }
}
