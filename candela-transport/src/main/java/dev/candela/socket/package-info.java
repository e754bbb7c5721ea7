/// MCP over TCP and Unix sockets, with or without TLS: lines of JSON, or another wire.
///
/// Start at [SocketServer][dev.candela.socket.SocketServer] for the end that listens, and at
/// [SocketClient][dev.candela.socket.SocketClient] for the one that connects.
///
/// May use: `line`, `pipe`, `pipe.netty`, `rpc`, Netty.
@NullMarked
package dev.candela.socket;

import org.jspecify.annotations.NullMarked;
