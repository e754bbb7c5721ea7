/// The two eras of the protocol: a request is classified once, at the front door, and served by its era.
///
/// Start at [FrontDoor][dev.candela.era.FrontDoor]; [Kernel][dev.candela.era.Kernel] is what it is built from. Legacy
/// is the files that begin with that word, and those of sessions, streams and batches; nothing else here needs them.
/// With `wire` below it, this is the only package that may ask for a revision.
///
/// May use: `rpc`, `wire`, `state`, `model`, `json`.
@NullMarked
package dev.candela.era;

import org.jspecify.annotations.NullMarked;
