package dev.candela.app;

import dev.candela.lumen.frame.FrameType;
import org.jspecify.annotations.Nullable;

/// What `candela lumen` is asked for. A file called `-` is standard input.
sealed interface LumenAsked {
    /// @param hex      write hex digits instead of bytes
    /// @param payload  write the payload without a frame
    /// @param type     of the frame; null when the message decides
    record Encode(String file, boolean hex, boolean payload, @Nullable FrameType type) implements LumenAsked {}

    /// @param hex      the input is hex digits
    /// @param payload  the input is one payload without a frame
    /// @param all      describe the frames that are no messages, too
    record Decode(String file, boolean hex, boolean payload, boolean all) implements LumenAsked {}

    /// @param hex      the input is hex digits
    /// @param payload  the input is one payload without a frame
    record Inspect(String file, boolean hex, boolean payload) implements LumenAsked {}

    /// @param source  a file or a folder
    record Stats(String source) implements LumenAsked {}

    record Vectors(String folder) implements LumenAsked {}
}
