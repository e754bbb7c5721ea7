/// Macaroons in use: in memory, and over HTTP.
///
/// Start at `MacaroonGateTest`. May use: everything.
@NullMarked
package dev.candela.macaroons;

import org.jspecify.annotations.NullMarked;
