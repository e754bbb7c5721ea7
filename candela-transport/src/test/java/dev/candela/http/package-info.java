/// Proofs of the HTTP binding, against the real server on a loopback port.
///
/// Start at [ScriptedReceiver][dev.candela.http.ScriptedReceiver], which stands for the core, and
/// [RawClient][dev.candela.http.RawClient], which says exactly the bytes that it is told to.
@NullMarked
package dev.candela.http;

import org.jspecify.annotations.NullMarked;
