/// One message per line over a pair of byte streams: what stdio is, and sockets may be.
///
/// Start at [LineConnection][dev.candela.line.LineConnection]. One thread reads, every request gets a virtual thread,
/// and a lock keeps the lines that go out whole. Nothing here knows what a message means.
///
/// May use: `rpc`, `wire`, `model`, `json`.
@NullMarked
package dev.candela.line;

import org.jspecify.annotations.NullMarked;
