/// Frames, and how they are found in a stream of bytes that may hold lines of JSON too.
///
/// Start at [Assembler][dev.candela.lumen.frame.Assembler] to read a stream, at
/// [FrameHeader][dev.candela.lumen.frame.FrameHeader] to write one without copying, and at
/// [Frame][dev.candela.lumen.frame.Frame] for everything small.
///
/// May use: `lumen`, `json`.
@NullMarked
package dev.candela.lumen.frame;

import org.jspecify.annotations.NullMarked;
