/// Servers as their authors write them, each small enough to be read at once.
///
/// Start at [Calculator][dev.candela.examples.Calculator].
///
/// May use: everything that is released.
@NullMarked
package dev.candela.examples;

import org.jspecify.annotations.NullMarked;
