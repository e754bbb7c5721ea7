/// What every part of LUMEN is written with: lengths, growing buffers, and the one fault.
///
/// Start at [Hyb128][dev.candela.lumen.Hyb128].
///
/// May use: `json`.
@NullMarked
package dev.candela.lumen;

import org.jspecify.annotations.NullMarked;
