/// Streamable HTTP, and the older pair of an event stream and a path to post to, without an HTTP engine.
///
/// Start at [HttpBinding][dev.candela.http.HttpBinding]: it admits a request by its head and delivers its body.
/// [HttpOptions][dev.candela.http.HttpOptions] is what the author of a server can choose,
/// [HttpExchange][dev.candela.http.HttpExchange] is all that an engine has to offer. This package knows HTTP and the
/// messages it carries, but no era: what a message means is behind [Receiver][dev.candela.rpc.Receiver].
///
/// May use: `pipe`, `rpc`, `wire`, `model`, `json`.
@NullMarked
package dev.candela.http;

import org.jspecify.annotations.NullMarked;
