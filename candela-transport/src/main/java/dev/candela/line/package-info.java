/// One JSON message per line of a stream of bytes: what stdio is, and what sockets speak too.
///
/// Start at [JsonLines][dev.candela.line.JsonLines], the [Wire][dev.candela.pipe.Wire] of it. Nothing here moves
/// bytes, nor knows what a message means.
///
/// May use: `pipe`, `rpc`, `wire`, `model`, `json`.
@NullMarked
package dev.candela.line;

import org.jspecify.annotations.NullMarked;
