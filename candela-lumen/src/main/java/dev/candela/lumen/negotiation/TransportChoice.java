package dev.candela.lumen.negotiation;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.FrameType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The carrier that a server chose: `TRANSPORT_ACK`. Whatever is not shared memory stays on the stream.
///
/// @param region  of shared memory, and only of that; otherwise null
public record TransportChoice(String carrier, @Nullable Region region) {
    public TransportChoice {
        if (carrier.equals(TransportOffer.MEMORY) == (region == null)) {
            throw new IllegalArgumentException(
                "carrier: " + carrier + " (expected: a region with " + TransportOffer.MEMORY + " and nothing else)");
        }
    }

    /// Shared memory when both have it, else the first of the server's that the client offers, else the stream.
    ///
    /// @param served  the server's carriers, best first
    /// @param region  makes the shared memory, initialised, when it is chosen; empty when there is none after all
    public static TransportChoice of(
        TransportOffer offer, List<String> served, Supplier<Optional<Region>> region) {
        if (offer.carriers().contains(TransportOffer.MEMORY) && served.contains(TransportOffer.MEMORY)) {
            var made = region.get();
            if (made.isPresent()) {
                return new TransportChoice(TransportOffer.MEMORY, made.get());
            }
        }
        String carrier = served.stream()
            .filter(it -> !it.equals(TransportOffer.MEMORY) && offer.carriers().contains(it))
            .findFirst().orElse(TransportOffer.STREAM);
        return new TransportChoice(carrier, null);
    }

    /// Reads the payload of a frame of type `TRANSPORT_ACK`.
    ///
    /// @throws MalformedLumen when it names no carrier, or shared memory without its region
    public static TransportChoice read(int flags, byte[] payload) throws MalformedLumen {
        var from = Greeting.read(flags, payload);
        String carrier = from.text("cap").orElse("");
        if (carrier.isEmpty() || carrier.length() > Probe.WORD_CHARS_MAX) {
            throw new MalformedLumen(
                "cap: " + carrier.length() + " characters (expected: text of 1.." + Probe.WORD_CHARS_MAX + ")");
        }
        if (!carrier.equals(TransportOffer.MEMORY)) {
            return new TransportChoice(carrier, null);
        }
        var region = Region.read(from, "shm_path", "shm_size");
        if (region.isEmpty()) {
            throw new MalformedLumen("shm_path: none (expected: one, with the carrier " + TransportOffer.MEMORY + ")");
        }
        return new TransportChoice(carrier, region.get());
    }

    public byte[] frame() {
        return Greeting.text(FrameType.TRANSPORT_ACK, Json.build(out -> {
            out.put("cap", carrier);
            if (region != null) {
                out.put("shm_path", region.name()).put("shm_size", region.bytes());
            }
        }));
    }
}
