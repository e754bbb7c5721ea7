/// What Cadencia and its bridge say to each other: one JSON object per line, about files whose size as LUMEN is asked.
///
/// Start at [Command][dev.candela.lumen.cadencia.Command] and [Answer][dev.candela.lumen.cadencia.Answer];
/// [Cadencia][dev.candela.lumen.cadencia.Cadencia] is the arithmetic of the bridge. No process and no file here.
///
/// May use: `lumen.payload`, `lumen.frame`, `lumen`, `json`.
@NullMarked
package dev.candela.lumen.cadencia;

import org.jspecify.annotations.NullMarked;
