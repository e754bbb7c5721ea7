/// LUMEN in datagrams: exactly one frame in each.
///
/// Start at [Datagram][dev.candela.lumen.datagram.Datagram]. Only what may be in a datagram is said here, nothing of
/// sockets.
///
/// May use: `lumen.frame`, `lumen`.
@NullMarked
package dev.candela.lumen.datagram;

import org.jspecify.annotations.NullMarked;
