/// LUMEN frames between two processes of one machine, through a file that both have in memory. Linux only.
///
/// Start at [MemoryLink][dev.candela.memory.MemoryLink], which waits for what
/// [Region][dev.candela.lumen.ring.Region] can only look for; [SharedRegion][dev.candela.memory.SharedRegion] is the
/// file. How the two processes agree on its name, and how each learns that the other is gone, is not said here: a
/// region has no place for that, so another pipe between them has to stay open.
///
/// May use: `lumen.ring`, `lumen.frame`, `lumen`, `rpc`.
@NullMarked
package dev.candela.memory;

import org.jspecify.annotations.NullMarked;
