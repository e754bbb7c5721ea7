/// The era-blind kernel: bindings below hand it messages, features above give it handlers.
///
/// Start at [Receiver][dev.candela.rpc.Receiver] (what a binding delivers to), [Sink][dev.candela.rpc.Sink] (how the
/// core answers) and [Exchange][dev.candela.rpc.Exchange] (the facts of one call). Nothing here knows a revision.
///
/// May use: `wire`, `model`, `json`.
@NullMarked
package dev.candela.rpc;

import org.jspecify.annotations.NullMarked;
