/// LUMEN on any connection that carries bytes both ways, and lines of JSON for peers that do not speak it.
///
/// Start at [LumenWires][dev.candela.binary.LumenWires]. What LUMEN is stands in `lumen`; here it meets messages,
/// threads and time.
///
/// May use: `pipe`, `lumen.link`.
@NullMarked
package dev.candela.binary;

import org.jspecify.annotations.NullMarked;
