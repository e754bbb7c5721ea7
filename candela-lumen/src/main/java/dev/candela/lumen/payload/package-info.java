/// One JSON value as LUMEN writes it: a tag for each value, and one byte for each word of a dictionary.
///
/// Start at [PayloadWriter][dev.candela.lumen.payload.PayloadWriter] and
/// [PayloadReader][dev.candela.lumen.payload.PayloadReader].
/// [JsonToPayload][dev.candela.lumen.payload.JsonToPayload] and
/// [PayloadToJson][dev.candela.lumen.payload.PayloadToJson] go from text to payload and back without a tree. What both
/// ends must agree on is a [Dictionary][dev.candela.lumen.payload.Dictionary]; what a peer can read is a
/// [Profile][dev.candela.lumen.payload.Profile].
///
/// May use: `json`, `lumen`.
@NullMarked
package dev.candela.lumen.payload;

import org.jspecify.annotations.NullMarked;
