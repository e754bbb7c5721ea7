/// Macaroons: bearer credentials that whoever holds one can narrow but nobody can widen.
///
/// Start at [Macaroon][dev.candela.lumen.macaroon.Macaroon], which is minted with a
/// [RootKey][dev.candela.lumen.macaroon.RootKey] and narrowed by [Caveat][dev.candela.lumen.macaroon.Caveat]s;
/// [MacaroonCheck][dev.candela.lumen.macaroon.MacaroonCheck] says whether one allows something. No I/O, no threads.
///
/// May use: `lumen`.
@NullMarked
package dev.candela.lumen.macaroon;

import org.jspecify.annotations.NullMarked;
