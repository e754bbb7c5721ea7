/// Processes that were started from here: what they say on standard error, and how they end.
///
/// Start at [ProcessEnd][dev.candela.process.ProcessEnd].
///
/// May use: nothing of the project.
@NullMarked
package dev.candela.process;

import org.jspecify.annotations.NullMarked;
