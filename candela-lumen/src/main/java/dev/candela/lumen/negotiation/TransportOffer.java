package dev.candela.lumen.negotiation;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.FrameType;
import java.util.List;

/// The carriers a client could move to: `TRANSPORT_INIT`, sent behind the acknowledgement, before any message.
///
/// @param carriers  names, best first; at most [Probe#CAPABILITIES_MAX] of at most [Probe#WORD_CHARS_MAX] characters
public record TransportOffer(List<String> carriers) {
    /// Shared memory, see [Region].
    public static final String MEMORY = "mmap";

    /// The stream that the offer came on.
    public static final String STREAM = "stdio";

    public TransportOffer {
        carriers = List.copyOf(carriers);
    }

    /// Reads the payload of a frame of type `TRANSPORT_INIT`.
    ///
    /// @throws MalformedLumen when it is no object with an array `caps`, or beyond the limits above
    public static TransportOffer read(int flags, byte[] payload) throws MalformedLumen {
        var from = Greeting.read(flags, payload);
        if (from.array("caps").isEmpty()) {
            throw new MalformedLumen("caps: none (expected: an array)");
        }
        return new TransportOffer(Greeting.texts(from, "caps", Probe.CAPABILITIES_MAX, Probe.WORD_CHARS_MAX));
    }

    public byte[] frame() {
        return Greeting.text(FrameType.TRANSPORT_INIT, Json.obj("caps", carriers));
    }
}
