package dev.candela.app.vectors;

import dev.candela.lumen.frame.Frame;

/// Frames in vectors.
final class Frames {
    private Frames() {}

    /// The one frame that some bytes are.
    static Frame only(String name, byte[] bytes) throws Mismatch {
        if (Frame.parse(bytes, 0, bytes.length) instanceof Frame.Parsed.Complete(Frame it, int consumed)
            && consumed == bytes.length) {
            return it;
        }
        throw new Mismatch(name, "exactly one frame", Row.hex(bytes));
    }

    /// A frame to compare and to show.
    static String text(Frame it) {
        return it.type() + "/" + it.flags() + ":" + Row.hex(it.payload());
    }

    static Frame of(Row row) throws Mismatch {
        return new Frame(row.count("type"), row.count("flags"), row.hex("payload"));
    }
}
