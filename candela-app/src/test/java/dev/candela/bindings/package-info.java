/// The same behaviour over every binding and in both eras: what a client of the demo server sees must not depend on how
/// its bytes travel.
///
/// Start at [Binding][dev.candela.bindings.Binding], the list of ways to the server, and
/// [Case][dev.candela.bindings.Case], one of them in one era: what most classes of tests here are run with.
/// [Fleet][dev.candela.bindings.Fleet] is the one server behind all of them.
///
/// May use: everything.
@NullMarked
package dev.candela.bindings;

import org.jspecify.annotations.NullMarked;
