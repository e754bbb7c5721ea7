/// The floors: the least programs that send the same bytes as Candela does. They know nothing of MCP, and hold no
/// session, check nothing and refuse nothing: what Candela costs more than these is what it is measured by.
///
/// Start at [BareEcho][dev.candela.bench.floor.BareEcho].
///
/// May use: Netty, jackson-core.
@NullMarked
package dev.candela.bench.floor;

import org.jspecify.annotations.NullMarked;
