/// The Cadencia bridge: a process beside this one that says how large files are as LUMEN.
///
/// Start at [CadenciaBridge][dev.candela.cadencia.CadenciaBridge]. What is said on the pipes is in
/// `lumen.cadencia`; here is the process, and that nothing of it is left.
///
/// May use: `lumen.cadencia`, `lumen`, `json`.
@NullMarked
package dev.candela.cadencia;

import org.jspecify.annotations.NullMarked;
