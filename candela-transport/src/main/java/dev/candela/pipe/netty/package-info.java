/// Pipes over Netty channels: what sockets and WebSocket have in common. Not exported.
///
/// Start at [ChannelPipe][dev.candela.pipe.netty.ChannelPipe]. An event loop reads, takes messages in order and writes;
/// it never runs a handler and never waits.
///
/// May use: `pipe`, `rpc`, Netty.
@NullMarked
package dev.candela.pipe.netty;

import org.jspecify.annotations.NullMarked;
