/// LUMEN through shared memory: two rings of bytes in one region, one for each direction.
///
/// Start at [Region][dev.candela.lumen.ring.Region]; a [RingWriter][dev.candela.lumen.ring.RingWriter] and a
/// [RingReader][dev.candela.lumen.ring.RingReader] work on it without waiting. The other process may write anywhere in
/// the region at any time, so nothing read from it is used before it is checked, and nothing is read twice. Where the
/// memory comes from, and how to wait, is for others to say: no files and no threads here.
///
/// May use: `lumen.frame`, `lumen`.
@NullMarked
package dev.candela.lumen.ring;

import org.jspecify.annotations.NullMarked;
