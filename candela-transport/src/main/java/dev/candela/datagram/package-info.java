/// LUMEN frames over UDP, one in each datagram.
///
/// Start at [DatagramEndpoint][dev.candela.datagram.DatagramEndpoint]. A datagram may be lost, doubled, late or forged;
/// what to do about that, and what the frames say, is for others. Without a
/// [Sealing][dev.candela.datagram.Sealing] anybody who reaches the socket can say anything.
///
/// May use: `lumen.datagram`, `lumen.frame`, `lumen`, `rpc`.
@NullMarked
package dev.candela.datagram;

import org.jspecify.annotations.NullMarked;
