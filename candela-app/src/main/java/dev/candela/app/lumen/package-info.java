/// What `candela lumen` does with messages and frames, without a terminal: encoding, decoding, showing every byte, and
/// comparing sizes.
///
/// Start at [FrameEncoder][dev.candela.app.lumen.FrameEncoder], [FrameDecoder][dev.candela.app.lumen.FrameDecoder],
/// [Inspector][dev.candela.app.lumen.Inspector] and [SizeReport][dev.candela.app.lumen.SizeReport]. Input has been
/// bounded by whoever read it; what is done here takes memory in proportion to it.
///
/// May use: every package of LUMEN that a connection uses, and `json`.
@NullMarked
package dev.candela.app.lumen;

import org.jspecify.annotations.NullMarked;
