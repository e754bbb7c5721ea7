/// How two ends find out that both speak LUMEN, and what of it: `PROBE` and `PROBE_ACK` in every form that is spoken,
/// and the offer of another carrier.
///
/// Start at [Probe][dev.candela.lumen.negotiation.Probe] and what
/// [Acknowledgement][dev.candela.lumen.negotiation.Acknowledgement] makes of one.
///
/// May use: `lumen.payload`, `lumen.frame`, `lumen`, `json`.
@NullMarked
package dev.candela.lumen.negotiation;

import org.jspecify.annotations.NullMarked;
