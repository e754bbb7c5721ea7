package dev.candela.app.lumen;

import dev.candela.json.Json;
import dev.candela.lumen.frame.Frame;

/// What a frame was.
public sealed interface Decoded {
    record Message(Json message) implements Decoded {}

    /// A frame that holds no message, or none that can be read here.
    record Other(Frame frame) implements Decoded {}
}
