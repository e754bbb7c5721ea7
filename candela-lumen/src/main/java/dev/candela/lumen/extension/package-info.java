/// What LUMEN has beyond messages, each for peers that named its capability: batches, flow control, several connections
/// in one, streams of tokens, heartbeats, words of a session, datagrams.
///
/// Each is a value with its frame, and where something has to be remembered, a class that knows no clock and no pipe.
/// Start at [MuxFrame][dev.candela.lumen.extension.MuxFrame] and
/// [MuxChannels][dev.candela.lumen.extension.MuxChannels]. Fragments are not here: nothing says how they are joined.
///
/// May use: `lumen.payload`, `lumen.frame`, `lumen`, `json`.
@NullMarked
package dev.candela.lumen.extension;

import org.jspecify.annotations.NullMarked;
