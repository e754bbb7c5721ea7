/// How the protocol is written: messages, methods, header names, and one codec per era.
///
/// Start at [MessageReader][dev.candela.wire.MessageReader], [Method][dev.candela.wire.Method] and
/// [WireCodec][dev.candela.wire.WireCodec]. This is the only place that spells the names of wire members, and, with
/// the package `era` above it, the only one that knows revisions. Pure functions: no I/O, no threads, no clock.
///
/// May use: `json`, `model`.
@NullMarked
package dev.candela.wire;

import org.jspecify.annotations.NullMarked;
