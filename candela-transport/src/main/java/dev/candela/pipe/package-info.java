/// One shape for every connection that carries messages both ways, whatever carries its bytes and however they are
/// written.
///
/// Start at [Pipe][dev.candela.pipe.Pipe], which stands between two seams: a [Wire][dev.candela.pipe.Wire] turns bytes
/// into messages and back, a [Carrier][dev.candela.pipe.Carrier] moves the bytes. The carrier over blocking streams is
/// here, [StreamPipe][dev.candela.pipe.StreamPipe]; others are beside it. Nothing here knows what a message means, nor
/// which of the two ends it is.
///
/// May use: `rpc`, `wire`, `model`, `json`.
@NullMarked
package dev.candela.pipe;

import org.jspecify.annotations.NullMarked;
