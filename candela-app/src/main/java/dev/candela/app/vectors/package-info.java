/// Runs files of LUMEN test vectors: what other implementations give for the same input, recorded as JSON. Here it is
/// decided what this library must do with each.
///
/// Start at [VectorFolder][dev.candela.app.vectors.VectorFolder], which runs a file, and
/// [Kinds][dev.candela.app.vectors.Kinds], which knows who runs which. Nothing is skipped: a file, an operation or a
/// member that nobody understands is a failure. Where a vector leaves it open, or says that the references are wrong,
/// the stricter answer is the right one; each runner says where.
///
/// May use: every package of LUMEN, and `json`.
@NullMarked
package dev.candela.app.vectors;

import org.jspecify.annotations.NullMarked;
