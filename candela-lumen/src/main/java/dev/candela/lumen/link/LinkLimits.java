package dev.candela.lumen.link;

import dev.candela.json.JsonLimits;

/// What a peer may cost one end of a connection.
///
/// @param frameBytesMax  bytes of one frame, its header included
/// @param lineBytesMax   bytes of one line of JSON, without its end
/// @param json           what one message may hold
/// @param channelsMax    open channels
/// @param streamsMax     open token streams
/// @param batchMax       frames of one batch
public record LinkLimits(
    int frameBytesMax, int lineBytesMax, JsonLimits json, int channelsMax, int streamsMax, int batchMax) {
    /// 16 MiB as every known peer can send, 8 MiB of text.
    public static final LinkLimits DEFAULT = new LinkLimits(
        16 * 1024 * 1024, 8 * 1024 * 1024, JsonLimits.DEFAULT, 256, 8, 256);

    /// Those of a message limit that was chosen elsewhere: a frame may be three times as large as the text of a
    /// message. Some values are longer in a payload: `0.5` in an array is nine bytes there and four in text.
    public static LinkLimits of(int messageBytesMax, JsonLimits json, int batchMax) {
        return new LinkLimits(Math.clamp(3L * messageBytesMax, 64, DEFAULT.frameBytesMax), messageBytesMax, json,
            DEFAULT.channelsMax, DEFAULT.streamsMax, batchMax);
    }
}
