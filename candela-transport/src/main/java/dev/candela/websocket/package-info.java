/// MCP over WebSocket: one JSON message per text message, or another wire in binary ones.
///
/// Start at [WebSocketHandler][dev.candela.websocket.WebSocketHandler], which either end has once it is connected.
/// [WebSocketClient][dev.candela.websocket.WebSocketClient] is the end that connects; the other is a request to an HTTP
/// server, [HttpOptions#websocket][dev.candela.http.HttpOptions].
///
/// May use: `pipe`, `pipe.netty`, `rpc`, Netty.
@NullMarked
package dev.candela.websocket;

import org.jspecify.annotations.NullMarked;
