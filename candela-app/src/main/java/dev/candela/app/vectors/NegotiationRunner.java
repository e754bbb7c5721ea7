package dev.candela.app.vectors;

import static dev.candela.app.vectors.Mismatch.require;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Flags;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.negotiation.Acknowledgement;
import dev.candela.lumen.negotiation.Capability;
import dev.candela.lumen.negotiation.Dialect;
import dev.candela.lumen.negotiation.Offer;
import dev.candela.lumen.negotiation.Probe;
import dev.candela.lumen.payload.Dictionary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Probes and acknowledgements in every dialect.
final class NegotiationRunner implements Runner {
    @Override
    public void run(Row row) throws Mismatch {
        if (row.has("probe")) {
            ServerAnswers.run(row);
        } else if (row.has("init")) {
            CarrierChoices.run(row);
        } else {
            greeting(row);
        }
    }

    private static void greeting(Row row) throws Mismatch {
        var frame = Frames.only("frame", row.hex("frame"));
        if (row.has("type")) {
            require("type", row.count("type"), frame.type());
            require("flags", row.count("flags"), frame.flags());
        }
        var type = FrameType.of(frame.type());
        if (type != FrameType.PROBE && type != FrameType.PROBE_ACK) {
            throw row.wrong("frame", "a PROBE or a PROBE_ACK");
        }
        if (row.text("dialect").equals("polyglot")) {
            polyglot(row, frame);
            return;
        }
        var value = value(row);
        SameValue.require("payload", value.members(), payload(frame));
        try {
            if (type == FrameType.PROBE) {
                probe(row, value, Probe.read(frame.flags(), frame.payload()));
            } else {
                acknowledgement(row, value, Acknowledgement.read(frame.flags(), frame.payload()));
            }
        } catch (MalformedLumen e) {
            throw new Mismatch("frame", "one that is read", String.valueOf(e.getMessage()));
        }
    }

    private static void probe(Row row, Row value, Probe probe) throws Mismatch {
        require("dialect", dialect(row), probe.dialect());
        require("client_name", value.members().text("client_name").orElse(""), probe.clientName());
        require("versions", value.has("supported_versions") ? value.texts("supported_versions") : List.of("1.0"),
            probe.versions());
        require("caps", capabilities(value), new ArrayList<>(probe.capabilities()));
        require("pk", value.members().text("pk").orElse(""), base64(probe.publicKey()));
        require("frame written again", row.text("frame"), Row.hex(probe.frame()));
    }

    private static void acknowledgement(Row row, Row value, Acknowledgement ack) throws Mismatch {
        require("dialect", dialect(row), ack.dialect());
        require("server_name", value.members().text("server_name").orElse(""), ack.serverName());
        require("accepted_version", value.members().text("accepted_version").orElse("1.0"), ack.acceptedVersion());
        require("caps", capabilities(value), new ArrayList<>(ack.capabilities()));
        require("pk", value.members().text("pk").orElse(""), base64(ack.publicKey()));
        require("frame written again", row.text("frame"), Row.hex(ack.frame()));
    }

    /// Written for one peer, and read by none but that.
    private static void polyglot(Row row, Frame frame) throws Mismatch {
        var named = row.row("parsed").row("python");
        var numbered = row.row("parsed").row("typescript");
        var versions = List.of(named.text("accepted_version"));
        var capabilities = new LinkedHashSet<>(numbered.texts("caps"));
        var ack = Acknowledgement.to(Probe.of(Dialect.TYPESCRIPT, "", versions, capabilities),
            Offer.of(named.text("server_name"), versions, capabilities))
            .orElseThrow(() -> new Mismatch("probe", "one that is acknowledged", "refused"));
        require("frame", row.text("frame"), Row.hex(ack.polyglotFrame()));
        try {
            throw new Mismatch("payload", "refused", Acknowledgement.read(frame.flags(), frame.payload()).toString());
        } catch (MalformedLumen _) {
            // It holds a tag that nobody knows.
        }
    }

    /// What the frame holds: as the vector says it, or as a reference has read it.
    private static Row value(Row row) throws Mismatch {
        return row.has("value") ? row.row("value")
            : row.has("payload_json") ? row.row("payload_json") : row.row("parsed").row("python");
    }

    static Json payload(Frame frame) throws Mismatch {
        if (!Flags.has(frame.flags(), Flags.COMPRESSED)) {
            return Payloads.json("payload", new String(frame.payload(), StandardCharsets.UTF_8));
        }
        return Payloads.read(Dictionary.STATIC, frame.payload())
            .orElseThrow(() -> new Mismatch("payload", "one that is read", "refused"));
    }

    private static Dialect dialect(Row row) throws Mismatch {
        return switch (row.text("dialect")) {
            case "python" -> Dialect.PYTHON;
            case "typescript" -> Dialect.TYPESCRIPT;
            case "rust" -> Dialect.JSON;
            case "union" -> Dialect.UNION;
            default -> throw row.wrong("dialect", "python, typescript, rust, union or polyglot");
        };
    }

    private static List<String> capabilities(Row value) throws Mismatch {
        return value.has("caps") ? List.copyOf(new LinkedHashSet<>(value.texts("caps")))
            : List.of(Capability.COMPRESSION);
    }

    private static String base64(byte @Nullable [] key) {
        return key == null ? "" : Base64.getEncoder().encodeToString(key);
    }

    /// What a server of the references offers.
    static Offer offer(Row row, byte[] key) throws Mismatch {
        return Offer.of("", new LinkedHashSet<>(row.texts("server_caps"))).withPublicKey(key);
    }
}
