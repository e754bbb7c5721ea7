package dev.candela.lumen.link;

/// Something that is ready to be written but for what depends on its place among the others.
@FunctionalInterface
public interface Outgoing {
    /// The bytes. Call it exactly once, and for each in the order of writing, one at a time: ciphers count frames, and
    /// a compressed frame builds on the one before.
    byte[] seal();
}
