package dev.candela.lumen.extension;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;

/// Bytes that are one frame and nothing more.
final class OnlyFrame {
    private OnlyFrame() {}

    static Frame of(byte[] bytes, int offset, int length) throws MalformedLumen {
        return switch (Frame.parse(bytes, offset, length)) {
            case Frame.Parsed.Complete(Frame it, int consumed) when consumed == length -> it;
            case Frame.Parsed.Complete(_, int consumed) ->
                throw MalformedLumen.at(consumed, "more behind the frame (expected: one frame)");
            case Frame.Parsed.Incomplete() -> throw MalformedLumen.at(length, "cut short (expected: a whole frame)");
            case Frame.Parsed.Malformed(String why) -> throw MalformedLumen.at(0, why);
        };
    }
}
