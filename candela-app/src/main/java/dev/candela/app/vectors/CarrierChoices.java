package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.negotiation.TransportChoice;
import dev.candela.lumen.negotiation.TransportOffer;
import java.util.List;
import java.util.Optional;

/// Offers of another carrier, and which one the server takes.
final class CarrierChoices {
    private CarrierChoices() {}

    static void run(Row row) throws Mismatch {
        var init = Frames.only("init", row.hex("init"));
        String name = row.has("ack") ? "ack" : "ack_in";
        var answer = Frames.only(name, row.hex(name));
        require("type of init", FrameType.TRANSPORT_INIT.code(), init.type());
        require("type of " + name, FrameType.TRANSPORT_ACK.code(), answer.type());
        var served = row.has("server_caps") ? row.texts("server_caps") : List.of(TransportOffer.STREAM);
        try {
            var offer = TransportOffer.read(init.flags(), init.payload());
            require("init written again", row.text("init"), Row.hex(offer.frame()));
            var recorded = TransportChoice.read(answer.flags(), answer.payload());
            var choice = TransportChoice.of(offer, served, () -> Optional.ofNullable(recorded.region()));
            require("choice", recorded, choice);
            require(name, row.text(name), Row.hex(choice.frame()));
            require("result", row.text("result"), choice.region() == null ? "stream" : TransportOffer.MEMORY);
        } catch (MalformedLumen e) {
            throw new Mismatch("frames", "such that are read", String.valueOf(e.getMessage()));
        }
    }
}
