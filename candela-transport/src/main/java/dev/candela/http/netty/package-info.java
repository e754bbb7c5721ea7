/// The HTTP binding on Netty: HTTP/1.1, HTTP/2 and TLS. Netty shows in no signature.
///
/// Start at [HttpServer][dev.candela.http.netty.HttpServer]. An event loop reads, judges a request by its head and
/// writes; it never runs a handler and never waits. Everything that others want written goes through the
/// [Outbox][dev.candela.http.netty.Outbox] of its loop.
///
/// May use: `http`, `websocket`, `pipe`, `pipe.netty`, `rpc`, Netty.
@NullMarked
package dev.candela.http.netty;

import org.jspecify.annotations.NullMarked;
