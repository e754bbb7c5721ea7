/// What users of lmcp rely on, over real sockets.
///
/// Start at `LmcpHttpTest`. May use: everything.
@NullMarked
package dev.candela.lmcp;

import org.jspecify.annotations.NullMarked;
