package dev.candela.lumen.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candela.json.Json;
import dev.candela.lumen.MalformedLumen;
import dev.candela.lumen.frame.Frame;
import dev.candela.lumen.frame.FrameType;
import dev.candela.lumen.frame.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every vector of the negotiation. Each is in exactly one of the groups below.
final class NegotiationVectorsTest {
    private static Stream<Named<Json.Obj>> group(String what) {
        return Vectors.of("negotiation").filter(it -> groupOf(it.getPayload()).equals(what));
    }

    private static String groupOf(Json.Obj row) {
        String name = row.text("name").orElseThrow();
        String first = name.substring(0, name.indexOf(' '));
        return switch (first) {
            case "polyglot" -> "polyglot";
            case "TRANSPORT_INIT:", "TRANSPORT_ACK:" -> "transport";
            default -> row.has("probe") ? "server"
                : !name.contains("PROBE_ACK") ? "probe" : "acknowledgement";
        };
    }

    private static Stream<Named<Json.Obj>> probes() {
        return group("probe");
    }

    private static Stream<Named<Json.Obj>> acknowledgements() {
        return group("acknowledgement");
    }

    private static Stream<Named<Json.Obj>> servers() {
        return group("server");
    }

    private static Stream<Named<Json.Obj>> transports() {
        return group("transport");
    }

    private static Frame frame(Json.Obj row, String member) {
        byte[] bytes = Vectors.hex(row, member);
        var parsed = (Frame.Parsed.Complete) Frame.parse(bytes, 0, bytes.length);
        assertThat(parsed.consumed()).isEqualTo(bytes.length);
        return parsed.frame();
    }

    /// What the frame holds: as the vector says it, or as a reference read it.
    private static Json.Obj value(Json.Obj row) {
        return row.object("value").or(() -> row.object("payload_json"))
            .orElseGet(() -> row.object("parsed").orElseThrow().object("python").orElseThrow());
    }

    private static Dialect dialect(Json.Obj row) {
        String name = row.text("dialect").orElseThrow();
        return name.equals("rust") ? Dialect.JSON : Dialect.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static List<String> texts(Json.Obj from, String member) {
        return from.array(member).orElseThrow().stream().map(it -> ((Json.Str) it).text()).toList();
    }

    private static Set<String> capabilities(Json.Obj value) {
        return value.has("caps") ? new LinkedHashSet<>(texts(value, "caps")) : Set.of("compression");
    }

    private static @Nullable String base64(byte @Nullable [] key) {
        return key == null ? null : Base64.getEncoder().encodeToString(key);
    }

    @Test
    void every_vector_is_in_a_group() {
        assertThat(Vectors.of("negotiation").map(it -> groupOf(it.getPayload())))
            .hasSize(21).containsOnly("probe", "acknowledgement", "polyglot", "server", "transport");
        assertThat(probes()).hasSize(6);
        assertThat(acknowledgements()).hasSize(3);
        assertThat(servers()).hasSize(7);
        assertThat(transports()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("probes")
    void a_probe_is_read_in_its_dialect_and_written_as_it_was(Json.Obj row) throws MalformedLumen {
        var frame = frame(row, "frame");
        var probe = Probe.read(frame.flags(), frame.payload());
        var value = value(row);
        assertThat(frame.is(FrameType.PROBE)).isTrue();
        assertThat(probe.dialect()).isEqualTo(dialect(row));
        assertThat(probe.clientName()).isEqualTo(value.text("client_name").orElse(""));
        assertThat(probe.versions())
            .isEqualTo(value.has("supported_versions") ? texts(value, "supported_versions") : List.of("1.0"));
        assertThat(probe.capabilities()).containsExactlyElementsOf(capabilities(value));
        assertThat(base64(probe.publicKey())).isEqualTo(value.text("pk").orElse(null));
        assertThat(Vectors.hex(probe.frame())).isEqualTo(row.text("frame").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("acknowledgements")
    void an_acknowledgement_is_read_in_its_dialect_and_written_as_it_was(Json.Obj row) throws MalformedLumen {
        var frame = frame(row, "frame");
        var ack = Acknowledgement.read(frame.flags(), frame.payload());
        var value = value(row);
        assertThat(frame.is(FrameType.PROBE_ACK)).isTrue();
        assertThat(ack.dialect()).isEqualTo(dialect(row));
        assertThat(ack.serverName()).isEqualTo(value.text("server_name").orElse(""));
        assertThat(ack.acceptedVersion()).isEqualTo("1.0");
        assertThat(ack.capabilities()).containsExactlyElementsOf(capabilities(value));
        assertThat(Vectors.hex(ack.frame())).isEqualTo(row.text("frame").orElseThrow());
    }

    @Test
    void the_polyglot_acknowledgement_is_the_one_that_the_references_were_checked_with() {
        var row = group("polyglot").findFirst().orElseThrow().getPayload();
        var probe = Probe.of(Dialect.TYPESCRIPT, "", List.of("1.0"), Set.of("compression", "streaming"));
        var offer = Offer.of("conformance-server", Set.of("compression"));
        var ack = Acknowledgement.to(probe, offer).orElseThrow();
        assertThat(Vectors.hex(ack.polyglotFrame())).isEqualTo(row.text("frame").orElseThrow());
        var frame = frame(row, "frame");
        assertThatThrownBy(() -> Acknowledgement.read(frame.flags(), frame.payload()))
            .isInstanceOf(MalformedLumen.class);
    }

    /// A key of zeros gets no answer here, where the reference goes on in the clear. A weak key that is not zero is
    /// answered: it is refused where the secret is derived.
    @ParameterizedTest
    @MethodSource("servers")
    void a_server_answers_a_probe_in_json_as_the_vector_says(Json.Obj row) throws MalformedLumen {
        var frame = frame(row, "probe");
        if (row.text("name").orElseThrow().contains("all-zero")) {
            assertThatThrownBy(() -> Probe.read(frame.flags(), frame.payload()))
                .hasMessage("pk: all zero (expected: a public key)");
            return;
        }
        String result = row.text("result").orElseThrow();
        if (result.equals("error: invalid base64") || result.equals("error: invalid public key length")) {
            assertThatThrownBy(() -> Probe.read(frame.flags(), frame.payload()))
                .hasMessage("pk: not a key (expected: base64 of 32 bytes)");
            return;
        }
        var probe = Probe.read(frame.flags(), frame.payload());
        var key = new byte[32];
        Arrays.fill(key, (byte) 7);
        var offer = new Offer("ignored", List.of("1.0"), new LinkedHashSet<>(texts(row, "server_caps")), key, null);
        if (result.equals("error: encryption cap without pk")) {
            assertThat(Acknowledgement.to(probe, offer)).isEmpty();
            assertThat(Acknowledgement.refusal(probe, offer))
                .hasValue("pk: none (expected: one, with the capability encryption)");
            return;
        }
        var expected = frame(row, "ack");
        var acknowledged = (Json.Obj) Json.parse(new String(expected.payload(), StandardCharsets.UTF_8));
        if (result.equals("cipher")) {
            offer = offer.withPublicKey(Base64.getDecoder().decode(acknowledged.text("pk").orElseThrow()));
        }
        var ack = Acknowledgement.to(probe, offer).orElseThrow();
        assertThat(Vectors.hex(ack.frame())).isEqualTo(row.text("ack").orElseThrow());
        assertThat(ack.publicKey() != null).isEqualTo(result.equals("cipher"));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void a_server_chooses_a_carrier_as_the_vector_says(Json.Obj row) throws MalformedLumen {
        var init = frame(row, "init");
        var offer = TransportOffer.read(init.flags(), init.payload());
        assertThat(Vectors.hex(offer.frame())).isEqualTo(row.text("init").orElseThrow());
        var served = row.has("server_caps") ? texts(row, "server_caps") : List.of("stdio");
        String ack = row.has("ack") ? "ack" : "ack_in";
        var choice = TransportChoice.of(offer, served, Optional::empty);
        assertThat(Vectors.hex(choice.frame())).isEqualTo(row.text(ack).orElseThrow());
        var answer = frame(row, ack);
        assertThat(answer.is(FrameType.TRANSPORT_ACK)).isTrue();
        assertThat(TransportChoice.read(answer.flags(), answer.payload())).isEqualTo(choice);
    }
}
